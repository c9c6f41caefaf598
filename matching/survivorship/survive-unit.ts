import type { LosingValue, OfferedValue, Provenance } from '../golden-record.ts';
import type { FieldName } from '../ids.ts';
import type { FieldValue, NormalizedRecord } from '../normalized-record.ts';
import type { ProfileField } from '../profile.ts';
import { type Candidate, identityOf, isServable } from './candidate.ts';
import { choose } from './choose.ts';
import type { SurvivorshipUnit } from './plan.ts';
import type { RuleContext } from './rules/narrow.ts';
import { surviveList } from './survive-list.ts';

/** Decides one field, or the fields of one group; fields without a servable value have winners nowhere. */
export function surviveUnit(
  unit: SurvivorshipUnit,
  members: readonly NormalizedRecord[],
  holdersOf: RuleContext['holdersOf'],
): readonly (readonly [FieldName, Provenance])[] {
  return unit.grouped ? surviveGroup(unit, members, holdersOf) : surviveField(unit.fields[0]!, members, holdersOf);
}

function surviveField(
  field: ProfileField,
  members: readonly NormalizedRecord[],
  holdersOf: RuleContext['holdersOf'],
): readonly (readonly [FieldName, Provenance])[] {
  const candidates: Candidate[] = [];
  let offers = 0;
  for (const member of members) {
    for (const value of member.fields[field.name] ?? []) {
      offers++;
      if (isServable(value)) candidates.push(candidateOf(member, value));
    }
  }
  if (offers === 0) return [];
  if (candidates.length === 0) {
    return [[field.name, { winners: [], rule: 'only', losers: losersOf(field.name, members, [], 'rule') }]];
  }
  const context: RuleContext = { type: field.type, grouped: false, holdersOf };
  const { winners, rule } = field.list
    ? surviveList(candidates, field.survivorship, context)
    : single(choose(candidates, field.survivorship, context));
  const losers = offers === winners.length ? [] : losersOf(field.name, members, winners, 'rule');
  return [[field.name, { winners: winners.map(offered), rule, losers }]];
}

/** One record is chosen for all fields of the group, by the rules of its first field; what that record lacks stays empty. */
function surviveGroup(
  unit: SurvivorshipUnit,
  members: readonly NormalizedRecord[],
  holdersOf: RuleContext['holdersOf'],
): readonly (readonly [FieldName, Provenance])[] {
  const [lead] = unit.fields;
  const candidates = members.map((member) => groupCandidate(unit, member)).filter((candidate) => candidate !== null);
  const choice =
    candidates.length === 0
      ? null
      : choose(candidates, lead!.survivorship, { type: lead!.type, grouped: true, holdersOf });
  const decided: (readonly [FieldName, Provenance])[] = [];
  for (const field of unit.fields) {
    const values = (choice?.winner.member.fields[field.name] ?? []).filter(isServable);
    const winners = (field.list ? values : values.slice(0, 1)).map((value) =>
      candidateOf(choice!.winner.member, value),
    );
    const losers = losersOf(field.name, members, winners, 'group');
    if (winners.length + losers.length === 0) continue;
    decided.push([field.name, { winners: winners.map(offered), rule: choice?.rule ?? 'only', losers }]);
  }
  return decided;
}

function groupCandidate(unit: SurvivorshipUnit, member: NormalizedRecord): Candidate | null {
  let filled = 0;
  let first: FieldValue | null = null;
  let identity = '';
  for (const field of unit.fields) {
    const values = (member.fields[field.name] ?? []).filter(isServable);
    identity += `\u0000${values.map(identityOf).join('\u0001')}`;
    if (values.length === 0) continue;
    filled++;
    first ??= values[0]!;
  }
  return first === null ? null : { member, value: first.value, identity, status: first.status, filled };
}

function candidateOf(member: NormalizedRecord, value: FieldValue): Candidate {
  return {
    member,
    value: value.value,
    identity: identityOf(value),
    status: value.status,
    get filled() {
      return filledFields(member);
    },
  };
}

function filledFields(record: NormalizedRecord): number {
  let filled = 0;
  for (const values of Object.values(record.fields)) if (values?.some(isServable)) filled++;
  return filled;
}

/** Every offer but the winners' own, in canonical order of records. */
function losersOf(
  field: FieldName,
  members: readonly NormalizedRecord[],
  winners: readonly Candidate[],
  lost: 'rule' | 'group',
): LosingValue[] {
  const winning = new Set(winners.map((winner) => winner.identity));
  const losers: LosingValue[] = [];
  for (const member of members) {
    for (const value of member.fields[field] ?? []) {
      if (winners.some((winner) => winner.member === member && winner.value === value.value)) continue;
      const reason = !isServable(value) ? 'status' : winning.has(identityOf(value)) ? 'same' : lost;
      losers.push({ value: shown(value), record: member.id, status: value.status, reason });
    }
  }
  return losers;
}

/** Invalid values have no canonical form. */
function shown(value: FieldValue): string {
  return value.value === '' ? value.raw : value.value;
}

function single({ winner, rule }: { winner: Candidate; rule: Provenance['rule'] }): {
  winners: readonly Candidate[];
  rule: Provenance['rule'];
} {
  return { winners: [winner], rule };
}

function offered({ value, member, status }: Candidate): OfferedValue {
  return { value, record: member.id, status };
}
