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

/** Which offers of a field lost, and why. */
export interface Losing {
  readonly field: FieldName;
  /** The offers that won; empty when a person or nothing did. */
  readonly winners: readonly Candidate[];
  /** What is served says the same as these. */
  readonly served: ReadonlySet<string>;
  readonly rejected: ReadonlySet<string>;
  /** The reason for offers that are no worse than the winner in themselves. */
  readonly lost: 'rule' | 'group';
}

/** Every offer but the winners' own, in canonical order of records. */
export function losersOf(members: readonly NormalizedRecord[], losing: Losing): readonly LosingValue[] {
  const { field, winners } = losing;
  const losers: LosingValue[] = [];
  for (const member of members) {
    for (const value of member.fields[field] ?? []) {
      if (winners.some((winner) => winner.member === member && winner.value === value.value)) continue;
      losers.push({ value: shown(value), record: member.id, status: value.status, reason: reasonOf(value, losing) });
    }
  }
  return losers;
}

function reasonOf(value: FieldValue, { served, rejected, lost }: Losing): LosingValue['reason'] {
  if (!isServable(value)) return 'status';
  const identity = identityOf(value);
  return served.has(identity) ? 'same' : rejected.has(identity) ? 'rejected' : lost;
}

/** Invalid values may have no canonical form. */
export function shown(value: FieldValue): string {
  return value.value === '' ? value.raw : value.value;
}
