import type { GoldenRecord, Provenance } from '../golden-record.ts';
import type { FieldName } from '../ids.ts';
import type { NormalizedRecord } from '../normalized-record.ts';
import type { Profile } from '../profile.ts';
import { contradictions } from './contradictions.ts';
import { decideFields } from './decide-fields.ts';
import { noDecisions } from './decisions.ts';
import { survivorshipPlan } from './plan.ts';
import { surviveAlone } from './survive-alone.ts';
import { prepare, type SurvivorshipInput } from './survivorship-input.ts';
import { type SurvivorshipWarning, warningsOf } from './warnings.ts';

/** A golden record, and what people should know about how it came to be. */
export interface SurvivedCluster extends GoldenRecord {
  /** In profile order. */
  readonly warnings: readonly SurvivorshipWarning[];
}

/**
 * Makes the golden record of one customer: each field is decided by people or else by its own rules, fields of a group
 * together. Invalid, junk and rejected values are never served; they are listed among the losers. The outcome does not depend
 * on the order of the members or of the decisions.
 */
export function surviveCluster(
  members: readonly NormalizedRecord[],
  profile: Profile,
  input: SurvivorshipInput = {},
): SurvivedCluster {
  const plan = survivorshipPlan(profile);
  if (members.length === 1 && isUndecided(input) && plan.declared.size === 0) {
    const golden = surviveAlone(members[0]!, profile);
    if (golden !== null) {
      // As a copy (`...golden`) each would have a shape of its own, and whoever reads it would look for its properties anew.
      const { kind, fields, provenance, contradictions } = golden;
      return { kind, fields, provenance, contradictions, warnings: [] };
    }
  }
  const { records, setting } = prepare(members, profile, plan, input);
  const decided = decideFields(plan.units, records, plan, setting);
  const fields: Partial<Record<FieldName, string | readonly string[]>> = {};
  const provenance: Partial<Record<FieldName, Provenance>> = {};
  for (const { name, list } of profile.fields) {
    const decision = decided.get(name);
    if (decision === undefined) continue;
    provenance[name] = decision.provenance;
    const { winners } = decision.provenance;
    if (winners.length === 0) continue;
    fields[name] = list ? winners.map((winner) => winner.value) : winners[0]!.value;
  }
  return {
    kind: setting.kind,
    fields,
    provenance,
    contradictions: contradictions(records, plan, decided, setting),
    warnings:
      setting.decisions.pins.length + plan.declared.size === 0
        ? []
        : profile.fields.flatMap((field) => warningsOf(field, records, setting)),
  };
}

function isUndecided({ decisions = noDecisions }: SurvivorshipInput): boolean {
  return decisions.pins.length + decisions.rejections.length === 0;
}
