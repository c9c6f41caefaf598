import { YektaError } from '../../config/errors/yekta-error.ts';
import type { ErasureRules } from '../../pipeline/ports/erasure-store.ts';
import type { Traces } from './traces.ts';

/** A shorter text may stand in any sentence. */
const LEAST_SAID = 4;

/** @throws `erasure.reason` when the reason holds a name, number or address of the person */
export function assertReason(reason: string, { normalized, telling }: Traces, { keysOf }: ErasureRules): void {
  const names = normalized.flatMap((record) => {
    // A full name is compared by its parts, under other fields; it holds their keys.
    const compared = keysOf(record).map(({ key }) => key);
    return Object.values(record.fields).flatMap((values = []) =>
      values.flatMap(({ raw, value, key }) => (compared.some((part) => key.includes(part)) ? [raw.trim(), value] : [])),
    );
  });
  if (![...telling, ...names].some((text) => text.length >= LEAST_SAID && reason.includes(text))) return;
  throw new YektaError('erasure.reason', 'The reason holds data of the person; nothing was erased.', {
    remedy: 'The reason is kept: write, for example, the number of the request.',
  });
}
