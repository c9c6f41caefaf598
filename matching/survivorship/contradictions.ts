import type { Contradiction } from '../golden-record.ts';
import type { FieldName } from '../ids.ts';
import type { NormalizedRecord } from '../normalized-record.ts';
import type { ProfileField } from '../profile.ts';
import { identityOf, isOffered, servableValues } from './candidate.ts';
import type { SurvivorshipPlan } from './plan.ts';
import type { Decision, Setting } from './setting.ts';
import { settle } from './settle.ts';
import { trustAt } from './trust.ts';

/**
 * Fields on which a person is asked: two valid values of a unique field, different values of trusted sources in a critical
 * field, and what `unanimous` found disputed. What a person knew when pinning the field is settled; only a value that no
 * source offered then asks again.
 */
export function contradictions(
  records: readonly NormalizedRecord[],
  plan: SurvivorshipPlan,
  decided: ReadonlyMap<FieldName, Decision>,
  setting: Omit<Setting, 'holdersOf'>,
): readonly Contradiction[] {
  const found: Contradiction[] = [];
  for (const field of plan.questionable) {
    const disputed = decided.get(field.name)?.disputed === true;
    if (!disputed && !differ(records, field, setting)) continue;
    const contradiction = contradictionOf(field, records, plan.unique.has(field.name), disputed, setting);
    if (contradiction !== null) found.push(contradiction);
  }
  return found;
}

function contradictionOf(
  field: ProfileField,
  records: readonly NormalizedRecord[],
  isUnique: boolean,
  disputed: boolean,
  setting: Omit<Setting, 'holdersOf'>,
): Contradiction | null {
  for (const reason of reasonsOf(field, isUnique, disputed)) {
    const strengths = sides(records, field, reason, setting);
    // Records of a group can agree on its first field and differ in another.
    const second =
      secondVoice(strengths, field, setting) ?? (reason === 'disputed' ? Math.max(0, ...strengths.values()) : null);
    if (second !== null) return { field: field.name, reason, priority: inMillionths((field.critical ?? 1) * second) };
  }
  return null;
}

/** False when all that is offered, and pinned, is the same: nearly always, so it pays to look first. */
function differ(
  records: readonly NormalizedRecord[],
  { name }: ProfileField,
  { decisions, asOf }: Omit<Setting, 'holdersOf'>,
): boolean {
  const { pin, rejected } = settle(decisions, name, asOf);
  if (pin !== null) return true;
  let first: string | null = null;
  for (const record of records) {
    for (const value of record.fields[name] ?? []) {
      if (!isOffered(value, rejected)) continue;
      first ??= identityOf(value);
      if (identityOf(value) !== first) return true;
    }
  }
  return false;
}

function reasonsOf(field: ProfileField, isUnique: boolean, disputed: boolean): readonly Contradiction['reason'][] {
  return [
    ...(isUnique ? (['unique'] as const) : []),
    ...(field.critical === undefined ? [] : (['critical'] as const)),
    ...(disputed ? (['disputed'] as const) : []),
  ];
}

/** What the records say, each with the most trust that anyone who says it has now. */
function sides(
  records: readonly NormalizedRecord[],
  { name }: ProfileField,
  reason: Contradiction['reason'],
  { trust, decisions, asOf }: Omit<Setting, 'holdersOf'>,
): ReadonlyMap<string, number> {
  const { rejected } = settle(decisions, name, asOf);
  const strengths = new Map<string, number>();
  for (const record of records) {
    for (const value of servableValues(record, name, rejected)) {
      if (reason === 'unique' && value.status !== 'valid') continue;
      const identity = identityOf(value);
      const strength = trustAt(trust, record, name, asOf());
      if (reason === 'critical' && strength < trust.contradictFrom) continue;
      strengths.set(identity, Math.max(strength, strengths.get(identity) ?? 0));
    }
  }
  return strengths;
}

/** Trust in the strongest voice against the strongest one, or against the pin; null when there is none. */
function secondVoice(
  strengths: ReadonlyMap<string, number>,
  { name }: ProfileField,
  { decisions, asOf }: Omit<Setting, 'holdersOf'>,
): number | null {
  const { pin } = settle(decisions, name, asOf);
  if (pin === null) {
    const [, second] = [...strengths.values()].sort((a, b) => b - a);
    return second ?? null;
  }
  const settledValues = new Set([...pin.known, ...pin.values.map(identityOf)]);
  const news = [...strengths].flatMap(([identity, strength]) => (settledValues.has(identity) ? [] : [strength]));
  return news.length === 0 ? null : Math.max(...news);
}

function inMillionths(priority: number): number {
  return Math.round(priority * 1_000_000) / 1_000_000;
}
