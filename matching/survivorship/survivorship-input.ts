import { compareRecords } from '../canonical-order.ts';
import type { NormalizedRecord, PartyKind } from '../normalized-record.ts';
import type { Profile } from '../profile.ts';
import { newestTime } from './clock.ts';
import { type FieldDecisions, noDecisions } from './decisions.ts';
import { withDeclaredValues } from './declared-values.ts';
import type { SurvivorshipPlan } from './plan.ts';
import type { Setting } from './setting.ts';
import { equalTrust } from './trust.ts';

/** What survivorship depends on beside the records and the profile. */
export interface SurvivorshipInput {
  /**
   * The time at which ages are measured and pins expire (ISO 8601). Default: the newest time of the records, so that the same
   * records give the same result for ever.
   */
  readonly asOf?: string;
  /** Default: people decided nothing. */
  readonly decisions?: FieldDecisions;
}

/** The members in canonical order, and the setting in which their fields are decided. */
export function prepare(
  members: readonly NormalizedRecord[],
  { trust = equalTrust }: Pick<Profile, 'trust'>,
  { declared }: Pick<SurvivorshipPlan, 'declared'>,
  { asOf, decisions = noDecisions }: SurvivorshipInput,
): { readonly records: readonly NormalizedRecord[]; readonly setting: Omit<Setting, 'holdersOf'> } {
  const sorted = members.length > 1 ? members.toSorted(compareRecords) : members;
  const records = withDeclaredValues(sorted, declared);
  let time: number | null = null;
  // Most profiles never ask for the time, and reading it from every record takes as long as the choice itself.
  const readTime = (): number => (time ??= asOf === undefined ? newestTime(records) : Date.parse(asOf));
  return { records, setting: { kind: majorityKind(records), asOf: readTime, trust, decisions, observe: undefined } };
}

/** The kind of more than half of the members that have one. */
function majorityKind(records: readonly NormalizedRecord[]): PartyKind | null {
  let lead = 0;
  for (const { kind } of records) lead += kind === 'person' ? 1 : kind === 'organisation' ? -1 : 0;
  return lead > 0 ? 'person' : lead < 0 ? 'organisation' : null;
}
