import type { LosingValue, OfferedValue, Provenance } from '../golden-record.ts';
import type { FieldName } from '../ids.ts';
import type { FieldValue, NormalizedRecord } from '../normalized-record.ts';
import type { ProfileField } from '../profile.ts';
import { type Candidate, identityOf, isServable } from './candidate.ts';
import { choose } from './choose.ts';
import type { SurvivorshipUnit } from './plan.ts';
import type { RuleContext } from './rules/narrow.ts';
import { type ListChoice, surviveList } from './survive-list.ts';

export type Decision = readonly [FieldName, Provenance];

/** Decides one field, or the fields of one group. Fields that no record offers anything for are left out. */
export function surviveUnit(
  unit: SurvivorshipUnit,
  members: readonly NormalizedRecord[],
  holdersOf: RuleContext['holdersOf'],
): readonly Decision[] {
  if (unit.group !== null) return surviveGroup(unit, members, holdersOf);
  const decision = surviveField(unit.fields[0]!, members, holdersOf);
  return decision === null ? [] : [decision];
}

function surviveField(
  field: ProfileField,
  members: readonly NormalizedRecord[],
  holdersOf: RuleContext['holdersOf'],
): Decision | null {
  const candidates: Candidate[] = [];
  let offers = 0;
  for (const member of members) {
    const values = member.fields[field.name];
    if (values === undefined) continue;
    for (const value of values) {
      offers++;
      if (isServable(value)) candidates.push(candidateOf(member, value));
    }
  }
  if (offers === 0) return null;
  const { winners, rule } = chooseWinners(field, candidates, { type: field.type, group: null, holdersOf });
  const losers = offers === winners.length ? [] : losersOf(field.name, members, winners, 'rule');
  return [field.name, { winners: winners.map(offered), rule, losers }];
}

function chooseWinners(field: ProfileField, candidates: readonly Candidate[], context: RuleContext): ListChoice {
  if (candidates.length < 2) return { winners: candidates, rule: 'only' };
  if (field.list) return surviveList(candidates, field.survivorship, context);
  const { winner, rule } = choose(candidates, field.survivorship, context);
  return { winners: [winner], rule };
}

/**
 * One record is chosen for all fields of the group, by the rules of its first field; what that record lacks stays empty. Only
 * records that fill the first field (else the second, ...) compete, so that a city alone never beats an address.
 */
function surviveGroup(
  { fields, group }: SurvivorshipUnit,
  members: readonly NormalizedRecord[],
  holdersOf: RuleContext['holdersOf'],
): readonly Decision[] {
  const offering = members.filter((member) => fields.some(({ name }) => member.fields[name] !== undefined));
  if (offering.length === 0) return [];
  const candidates = leading(fields, offering).flatMap((member) => groupCandidate(fields, member) ?? []);
  const lead = fields[0]!;
  const choice =
    candidates.length === 0 ? null : choose(candidates, lead.survivorship, { type: lead.type, group, holdersOf });
  return fields.flatMap((field): Decision[] => {
    const values = (choice?.winner.member.fields[field.name] ?? []).filter(isServable);
    const winners = (field.list ? values : values.slice(0, 1)).map((value) =>
      candidateOf(choice!.winner.member, value),
    );
    const losers = losersOf(field.name, offering, winners, 'group');
    if (winners.length + losers.length === 0) return [];
    return [[field.name, { winners: winners.map(offered), rule: choice?.rule ?? 'only', losers }]];
  });
}

/** The records that fill the first field which any of them fills. */
function leading(fields: readonly ProfileField[], members: readonly NormalizedRecord[]): readonly NormalizedRecord[] {
  for (const { name } of fields) {
    const holders = members.filter((member) => member.fields[name]?.some(isServable));
    if (holders.length > 0) return holders;
  }
  return [];
}

/** What one record holds in the fields of a group; null when nothing of it can be served. */
function groupCandidate(fields: readonly ProfileField[], member: NormalizedRecord): Candidate | null {
  let first: FieldValue | null = null;
  let identity = '';
  for (const { name } of fields) {
    identity += '\u0000';
    for (const value of member.fields[name] ?? []) {
      if (!isServable(value)) continue;
      first ??= value;
      identity += `${identityOf(value)}\u0001`;
    }
  }
  return first === null ? null : { member, value: first.value, identity, status: first.status };
}

function candidateOf(member: NormalizedRecord, value: FieldValue): Candidate {
  return { member, value: value.value, identity: identityOf(value), status: value.status };
}

/** Every offer but the winners' own, in canonical order of records. */
function losersOf(
  field: FieldName,
  members: readonly NormalizedRecord[],
  winners: readonly Candidate[],
  lost: 'rule' | 'group',
): LosingValue[] {
  const losers: LosingValue[] = [];
  for (const member of members) {
    for (const value of member.fields[field] ?? []) {
      if (winners.some((winner) => winner.member === member && winner.value === value.value)) continue;
      const identity = identityOf(value);
      const isSame = winners.some((winner) => winner.identity === identity);
      const reason = !isServable(value) ? 'status' : isSame ? 'same' : lost;
      losers.push({ value: shown(value), record: member.id, status: value.status, reason });
    }
  }
  return losers;
}

/** Invalid values may have no canonical form. */
function shown(value: FieldValue): string {
  return value.value === '' ? value.raw : value.value;
}

function offered({ value, member, status }: Candidate): OfferedValue {
  return { value, record: member.id, status };
}
