import { compareRecords } from '../canonical-order.ts';
import type { GoldenRecord, Provenance } from '../golden-record.ts';
import type { FieldName, RecordId } from '../ids.ts';
import type { NormalizedRecord, PartyKind } from '../normalized-record.ts';
import type { Profile } from '../profile.ts';
import { type SurvivorshipPlan, survivorshipPlan } from './plan.ts';
import { surviveUnit } from './survive-unit.ts';

/**
 * Makes the golden record of one customer: each field is decided by its own rules, fields of a group together. Invalid and
 * junk values are never served; they are listed among the losers with the reason `status`. The outcome does not depend on
 * the order of the members.
 */
export function surviveCluster(members: readonly NormalizedRecord[], profile: Profile): GoldenRecord {
  const plan = survivorshipPlan(profile);
  const records = members.length > 1 ? members.toSorted(compareRecords) : members;
  const decided = decideAll(records, plan);
  const fields: Partial<Record<FieldName, string | readonly string[]>> = {};
  const provenance: Partial<Record<FieldName, Provenance>> = {};
  for (const { name, list } of profile.fields) {
    const decision = decided.get(name);
    if (decision === undefined) continue;
    provenance[name] = decision;
    if (decision.winners.length === 0) continue;
    fields[name] = list ? decision.winners.map((winner) => winner.value) : decision.winners[0]!.value;
  }
  return { kind: majorityKind(records), fields, provenance, contradictions: contradictions(records, plan) };
}

/** Decides every unit, a followed field before those that follow it; in a circle the field that closes it yields nothing. */
function decideAll(records: readonly NormalizedRecord[], plan: SurvivorshipPlan): Map<FieldName, Provenance> {
  const decided = new Map<FieldName, Provenance>();
  const started = new Set<object>();
  const decide = (unit: SurvivorshipPlan['units'][number]): void => {
    if (started.has(unit)) return;
    started.add(unit);
    for (const [field, decision] of surviveUnit(unit, records, holdersOf)) decided.set(field, decision);
  };
  const holdersOf = (field: FieldName): readonly RecordId[] => {
    const unit = plan.unitOf.get(field);
    if (unit !== undefined) decide(unit);
    const decision = decided.get(field);
    if (decision === undefined) return [];
    const agreeing = decision.losers.filter((loser) => loser.reason === 'same');
    return [...decision.winners, ...agreeing].map((offer) => offer.record);
  };
  for (const unit of plan.units) decide(unit);
  return decided;
}

/** The kind of more than half of the members that have one. */
function majorityKind(records: readonly NormalizedRecord[]): PartyKind | null {
  let lead = 0;
  for (const { kind } of records) lead += kind === 'person' ? 1 : kind === 'organisation' ? -1 : 0;
  return lead > 0 ? 'person' : lead < 0 ? 'organisation' : null;
}

/** Unique fields that hold two different valid values. */
function contradictions(records: readonly NormalizedRecord[], plan: SurvivorshipPlan): FieldName[] {
  return plan.unique.filter((field) => {
    let seen: string | null = null;
    for (const record of records) {
      for (const value of record.fields[field] ?? []) {
        if (value.status !== 'valid') continue;
        if (seen !== null && seen !== value.key) return true;
        seen = value.key;
      }
    }
    return false;
  });
}
