import { fieldReaders, nameParts } from '../../compared-fields.ts';
import type { Profile } from '../../profile.ts';
import { textHash } from '../../text/text-hash.ts';

/** Grows when the same record is packed otherwise. */
const PACKING = 1;

/** Bytes at the beginning of packed comparables that tell how they were packed. */
export const LAYOUT_BYTES = 4;

/** Whether comparables were packed by a profile of the same compared fields; others cannot be read. */
export function layoutCheck(profile: Profile): (data: Uint8Array) => boolean {
  const layout = layoutBytes(profile);
  return (data) => layout.every((byte, i) => data[i] === byte);
}

/** Tells which fields are packed, and how names are read. */
export function layoutBytes(profile: Profile): Uint8Array {
  const fields = fieldReaders(profile).map(({ field }) => [field.name, field.type]);
  const bytes = new Uint8Array(LAYOUT_BYTES);
  new DataView(bytes.buffer).setInt32(0, textHash(JSON.stringify([PACKING, fields, nameParts(profile)])), true);
  return bytes;
}
