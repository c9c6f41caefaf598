import type { FieldName, RecordId } from '../ids.ts';
import type { NormalizedRecord } from '../normalized-record.ts';
import type { SurvivorshipPlan, SurvivorshipUnit } from './plan.ts';
import type { Decision, Setting } from './setting.ts';
import { surviveUnit } from './survive-unit.ts';

/**
 * Decides these units and those that they follow, a followed field before those that follow it; in a circle the field that
 * closes it yields nothing.
 *
 * @param records in canonical order
 */
export function decideFields(
  units: readonly SurvivorshipUnit[],
  records: readonly NormalizedRecord[],
  { unitOf }: SurvivorshipPlan,
  given: Omit<Setting, 'holdersOf'>,
): ReadonlyMap<FieldName, Decision> {
  const decided = new Map<FieldName, Decision>();
  const started = new Set<object>();
  const decide = (unit: SurvivorshipUnit): void => {
    if (started.has(unit)) return;
    started.add(unit);
    for (const decision of surviveUnit(unit, records, setting)) decided.set(decision.field, decision);
  };
  const holdersOf = (field: FieldName): readonly RecordId[] => {
    const unit = unitOf.get(field);
    if (unit !== undefined) decide(unit);
    const decision = decided.get(field);
    return decision === undefined ? [] : holders(decision);
  };
  const { kind, asOf, trust, decisions, observe } = given;
  const setting: Setting = { kind, asOf, trust, decisions, observe, holdersOf };
  for (const unit of units) decide(unit);
  return decided;
}

/** Records that say what is served; what a person pinned is said by those that agree only. */
function holders({ provenance: { winners, losers, rule } }: Decision): readonly RecordId[] {
  const agreeing = losers.filter((loser) => loser.reason === 'same');
  return [...(rule === 'pin' ? [] : winners), ...agreeing].map((offer) => offer.record);
}
