import { compareCodeUnits } from '../canonical-order.ts';
import type { FieldName } from '../ids.ts';
import { identityOf } from './candidate.ts';
import type { FieldDecisions, Pin } from './decisions.ts';

/** What people's decisions mean for one field at one time. */
export interface Settled {
  /** The pin that holds; null when the rules decide. */
  readonly pin: Pin | null;
  /** Identities of rejected values. */
  readonly rejected: ReadonlySet<string>;
  /** Pins that do not hold, and why. */
  readonly lapsed: readonly { readonly pin: Pin; readonly why: 'expired' | 'rejected' | 'superseded' }[];
}

const undecided: Settled = { pin: null, rejected: new Set(), lapsed: [] };

/**
 * The newest pin of the field counts, and no older one comes back when it expires. A value that was rejected after it was
 * pinned is not served; one that was pinned after it was rejected is.
 *
 * @param asOf milliseconds since 1970
 */
export function settle({ pins, rejections }: FieldDecisions, field: FieldName, asOf: () => number): Settled {
  if (pins.length + rejections.length === 0) return undecided;
  const rejectionsHere = rejections.filter((rejection) => rejection.field === field);
  const rejected = new Set(rejectionsHere.map(({ value }) => identityOf(value)));
  const [newest, ...older] = pins.filter((pin) => pin.field === field).toSorted(newestFirst);
  const lapsed: Settled['lapsed'][number][] = older
    .filter((pin) => saysOther(pin, newest!) && !isExpired(pin, asOf()))
    .map((pin) => ({ pin, why: 'superseded' }));
  if (newest === undefined) return { pin: null, rejected, lapsed };
  const isRejected = rejectionsHere.some(
    ({ value, decidedAt }) =>
      Date.parse(decidedAt) >= Date.parse(newest.decidedAt) &&
      newest.values.some((pinned) => identityOf(pinned) === identityOf(value)),
  );
  if (isExpired(newest, asOf())) lapsed.push({ pin: newest, why: 'expired' });
  else if (isRejected) lapsed.push({ pin: newest, why: 'rejected' });
  else return { pin: newest, rejected, lapsed };
  return { pin: null, rejected, lapsed };
}

function isExpired({ expiresAt }: Pin, asOf: number): boolean {
  return expiresAt !== null && Date.parse(expiresAt) <= asOf;
}

function saysOther(a: Pin, b: Pin): boolean {
  return identities(a) !== identities(b);
}

function newestFirst(a: Pin, b: Pin): number {
  return Date.parse(b.decidedAt) - Date.parse(a.decidedAt) || compareCodeUnits(canonical(a), canonical(b));
}

const identities = ({ values }: Pin): string => JSON.stringify(values.map(identityOf));

const canonical = (pin: Pin): string =>
  JSON.stringify([pin.values.map(({ value, key }) => [value, key]), pin.author, pin.reason, pin.expiresAt, pin.record]);
