import { decodeParts } from '../../../matching/incremental/segments/decode-parts.ts';
import type { EncodedSegment } from '../../../matching/incremental/segments/encode-parts.ts';

/** Sorted entries of a segment. */
export function entriesOf({ ranges }: Pick<EncodedSegment, 'ranges'>): Int32Array {
  return decodeParts(Buffer.concat(ranges.map(({ bytes }) => bytes)));
}
