import type { Contradiction, LosingValue, OfferedValue, Provenance } from '../golden-record.ts';
import type { FieldName, RecordId, SourceName } from '../ids.ts';
import type { FieldValue, NormalizedRecord, PartyKind } from '../normalized-record.ts';
import type { Profile, ProfileField } from '../profile.ts';
import type { Candidate } from './candidate.ts';
import { contradictions } from './contradictions.ts';
import { decideFields } from './decide-fields.ts';
import type { Pin, Rejection } from './decisions.ts';
import { shown, toOffer } from './offers.ts';
import { survivorshipPlan } from './plan.ts';
import type { SurvivorshipRule } from './rule.ts';
import type { RuleOutcome, RuleStep } from './rule-step.ts';
import type { Setting } from './setting.ts';
import { settle } from './settle.ts';
import { prepare, type SurvivorshipInput } from './survivorship-input.ts';
import { type TrustScore, trustAt, trustScore } from './trust.ts';
import { type SurvivorshipWarning, warningsOf } from './warnings.ts';

/** One value that a record offers for the field, and what became of it. */
export interface ExplainedCandidate extends OfferedValue {
  readonly source: SourceName;
  readonly key: string;
  /** The text that the source gave. */
  readonly raw: string;
  /** ISO 8601, UTC. */
  readonly clocks: {
    readonly updated: string | null;
    readonly firstSeen: string;
    readonly lastSeen: string | null;
  };
  /** Trust in the value now, 0..1, and what it comes from. */
  readonly trust: TrustScore & { readonly now: number };
  readonly fate: 'won' | LosingValue['reason'];
  /** Index of the rule that dropped it; null when none did. */
  readonly droppedBy: number | null;
}

/** A rule of the field at its turn; values as they were left behind it. */
export interface ExplainedStep {
  readonly rule: SurvivorshipRule;
  readonly outcome: RuleOutcome;
  readonly kept: readonly OfferedValue[];
}

/** The whole story of one field of one customer. */
export interface FieldExplanation {
  readonly field: FieldName;
  /** Fields that survive together with it; null when it is decided on its own. The rules are then those of the first. */
  readonly group: readonly FieldName[] | null;
  readonly kind: PartyKind | null;
  /** The time at which ages were measured, ISO 8601, UTC. */
  readonly asOf: string;
  /** What is served: one value, all values of a list field, or none. */
  readonly served: readonly OfferedValue[];
  /** What decided; null when there was nothing to decide on. */
  readonly decidedBy: Provenance['rule'] | null;
  /** In canonical order of records. */
  readonly candidates: readonly ExplainedCandidate[];
  /** Every rule of the field in order. */
  readonly steps: readonly ExplainedStep[];
  /** The pin that holds. */
  readonly pin: Pin | null;
  readonly rejections: readonly Rejection[];
  readonly warnings: readonly SurvivorshipWarning[];
  readonly contradiction: Contradiction | null;
}

/**
 * Explains how a field of a customer comes to its value, from the same choice that makes the golden record.
 *
 * @throws RangeError when the profile has no such field
 */
export function explainField(
  members: readonly NormalizedRecord[],
  profile: Profile,
  name: FieldName,
  input: SurvivorshipInput = {},
): FieldExplanation {
  const plan = survivorshipPlan(profile);
  const unit = plan.unitOf.get(name);
  if (unit === undefined) throw new RangeError('The profile has no field of this name.');
  const field = unit.fields.find((member) => member.name === name)!;
  const lead = unit.fields[0]!;
  const { records, setting } = prepare(members, profile, plan, input);
  const observed: RuleStep[] = [];
  const observe = (decided: FieldName) => (decided === lead.name ? (step: RuleStep) => observed.push(step) : undefined);
  const decided = decideFields([unit], records, plan, { ...setting, observe });
  const provenance = decided.get(name)?.provenance ?? null;
  const { pin } = settle(setting.decisions, name, setting.asOf);
  return {
    field: name,
    group: unit.group,
    kind: setting.kind,
    asOf: new Date(setting.asOf()).toISOString(),
    served: provenance?.winners ?? [],
    decidedBy: provenance?.rule ?? null,
    candidates: records.flatMap((record) =>
      candidatesOf(record, field, { provenance, observed, group: unit.group }, setting),
    ),
    steps: stepsOf(lead, observed),
    pin,
    rejections: setting.decisions.rejections.filter((rejection) => rejection.field === name),
    warnings: warningsOf(field, records, setting),
    contradiction: contradictions(records, plan, decided, setting).find((found) => found.field === name) ?? null,
  };
}

interface Outcome {
  readonly provenance: Provenance | null;
  readonly observed: readonly RuleStep[];
  readonly group: readonly FieldName[] | null;
}

function candidatesOf(
  record: NormalizedRecord,
  { name }: ProfileField,
  { provenance, observed, group }: Outcome,
  { trust, asOf }: Omit<Setting, 'holdersOf'>,
): readonly ExplainedCandidate[] {
  return (record.fields[name] ?? []).map((value) => {
    const fate = fateOf(record.id, value, provenance);
    return {
      value: shown(value),
      record: record.id,
      status: value.status,
      source: record.source,
      key: record.key,
      raw: value.raw,
      clocks: { updated: record.updatedAt, firstSeen: record.firstSeenAt, lastSeen: record.lastSeenAt ?? null },
      trust: { ...trustScore(trust, record.source, name), now: trustAt(trust, record, name, asOf()) },
      fate,
      droppedBy:
        fate === 'rule' || fate === 'group' ? droppedBy(record.id, group === null ? value : null, observed) : null,
    };
  });
}

function fateOf(record: RecordId, value: FieldValue, provenance: Provenance | null): ExplainedCandidate['fate'] {
  const losers = provenance?.losers ?? [];
  const lost = losers.find((loser) => loser.record === record && loser.value === shown(value));
  return lost?.reason ?? 'won';
}

/** The rule that did not keep the record's value, or (null) the whole record of a group. */
function droppedBy(record: RecordId, value: FieldValue | null, observed: readonly RuleStep[]): number | null {
  const isIn = (candidates: readonly Candidate[]): boolean =>
    candidates.some(({ member, value: text }) => member.id === record && (value === null || text === value.value));
  const index = observed.findIndex(({ before, kept }) => isIn(before) && !isIn(kept));
  return index < 0 ? null : index;
}

function stepsOf({ survivorship }: ProfileField, observed: readonly RuleStep[]): readonly ExplainedStep[] {
  return survivorship.map((rule, index) => {
    const step = observed[index];
    return step === undefined
      ? { rule, outcome: 'not_reached', kept: [] }
      : { rule, outcome: step.outcome, kept: step.kept.map(toOffer) };
  });
}
