import type { Clock } from '../../config/vocabulary.ts';
import type { FieldName, SourceName } from '../ids.ts';
import type { PartyKind, ValueStatus } from '../normalized-record.ts';
import { type Candidate, identityOf, isServable } from './candidate.ts';
import { ageInDays } from './clock.ts';

/** Which candidates a rule looks at: those for which all that is given holds. */
export interface Condition {
  /** The customer is of this kind. */
  readonly kind?: PartyKind;
  /** The value comes from one of these sources. */
  readonly sources?: readonly SourceName[];
  readonly status?: Extract<ValueStatus, 'valid' | 'unverified'>;
  /** The record is at most this old. */
  readonly newerThanDays?: number;
  /** The record is older than this. */
  readonly olderThanDays?: number;
  /** The time that ages are counted from; `updated` unless another is named. */
  readonly by?: Clock;
  /** The record fills each of these fields with a value that can be served. */
  readonly filled?: readonly FieldName[];
  /** The record holds one of these values (in comparable form) in each of these fields. */
  readonly equals?: ReadonlyMap<FieldName, readonly string[]>;
}

/** What a condition is judged in: the kind of the customer, and the time at which ages are measured. */
export interface Circumstances {
  readonly kind: PartyKind | null;
  /** Milliseconds since 1970. */
  readonly asOf: () => number;
}

export function meets({ member, status }: Candidate, condition: Condition, { kind, asOf }: Circumstances): boolean {
  const { sources, newerThanDays, olderThanDays, by = 'updated', filled = [], equals = new Map() } = condition;
  if (condition.kind !== undefined && condition.kind !== kind) return false;
  if (sources !== undefined && !sources.includes(member.source)) return false;
  if (condition.status !== undefined && condition.status !== status) return false;
  if (newerThanDays !== undefined && ageInDays(member, by, asOf()) > newerThanDays) return false;
  if (olderThanDays !== undefined && ageInDays(member, by, asOf()) <= olderThanDays) return false;
  const holds = (field: FieldName, allowed?: readonly string[]): boolean =>
    member.fields[field]?.some((value) => allowed?.includes(identityOf(value)) ?? isServable(value)) === true;
  return filled.every((field) => holds(field)) && [...equals].every(([field, allowed]) => holds(field, allowed));
}
