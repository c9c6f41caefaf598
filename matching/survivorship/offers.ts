import type { LosingValue, OfferedValue } from '../golden-record.ts';
import type { FieldName } from '../ids.ts';
import type { FieldValue, NormalizedRecord } from '../normalized-record.ts';
import { type Candidate, identityOf, isServable } from './candidate.ts';
import type { Pin } from './decisions.ts';

/** Every value that the records offer for a field and that could be served, as what values are compared by; sorted. */
export function offeredIdentities(members: readonly NormalizedRecord[], field: FieldName): readonly string[] {
  const offered = members.flatMap((member) => (member.fields[field] ?? []).filter(isServable).map(identityOf));
  return [...new Set(offered)].sort();
}

export function toOffer({ value, member, status }: Candidate): OfferedValue {
  return { value, record: member.id, status };
}

/** The values of a pin, from the record that it is anchored to. */
export function pinnedOffers({ values, record }: Pin): readonly OfferedValue[] {
  return values.map(({ value }) => ({ value, record, status: 'valid' }));
}

/** What is served: by a record, or (null) by a person. */
interface Served {
  readonly member: NormalizedRecord | null;
  readonly value: string;
  readonly identity: string;
}

export function toPinned(value: Pin['values'][number]): Served {
  return { member: null, value: value.value, identity: identityOf(value) };
}

/**
 * Every offer but the winners' own, in canonical order of records.
 *
 * @param lost the reason for offers that are no worse than the winner in themselves
 */
export function losersOf(
  field: FieldName,
  members: readonly NormalizedRecord[],
  served: readonly Served[],
  rejected: ReadonlySet<string>,
  lost: 'rule' | 'group',
): readonly LosingValue[] {
  const losers: LosingValue[] = [];
  for (const member of members) {
    const values = member.fields[field];
    if (values === undefined) continue;
    for (const value of values) {
      if (served.some((winner) => winner.member === member && winner.value === value.value)) continue;
      const reason = reasonOf(value, served, rejected) ?? lost;
      losers.push({ value: shown(value), record: member.id, status: value.status, reason });
    }
  }
  return losers;
}

/** Null when it could have won. */
function reasonOf(
  value: FieldValue,
  served: readonly Served[],
  rejected: ReadonlySet<string>,
): 'status' | 'same' | 'rejected' | null {
  if (!isServable(value)) return 'status';
  const identity = identityOf(value);
  if (served.some((winner) => winner.identity === identity)) return 'same';
  return rejected.has(identity) ? 'rejected' : null;
}

/** Invalid values may have no canonical form. */
export function shown(value: FieldValue): string {
  return value.value === '' ? value.raw : value.value;
}
