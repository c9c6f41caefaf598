import type { Provenance } from '../golden-record.ts';
import type { FieldName } from '../ids.ts';
import type { FieldValue, NormalizedRecord } from '../normalized-record.ts';
import type { ProfileField } from '../profile.ts';
import { type Candidate, identityOf, isOffered, isServable, servableValues, toCandidate } from './candidate.ts';
import { choose } from './choose.ts';
import { losersOf, toOffer } from './offers.ts';
import type { SurvivorshipUnit } from './plan.ts';
import { type Decision, ruleContext, type Setting } from './setting.ts';
import { type Settled, settle } from './settle.ts';
import { pinnedDecision } from './survive-field.ts';

/** What people decided about a field. */
type SettledField = (field: FieldName) => Settled;

/**
 * One record is chosen for all fields of the group, by the rules of its first field; what that record lacks stays empty. Only
 * records that fill the first field (else the second, ...) compete, so that a city alone never beats an address.
 *
 * Where a person pinned the first field, the others come from a record that agrees with the pin there, else they stay empty;
 * a pin of another field replaces that field alone. A record whose first field was rejected does not compete.
 */
export function surviveGroup(
  { fields, group }: SurvivorshipUnit,
  members: readonly NormalizedRecord[],
  setting: Setting,
): readonly Decision[] {
  const offering = members.filter((member) => fields.some(({ name }) => member.fields[name] !== undefined));
  if (offering.length === 0 && setting.decisions.pins.length === 0) return [];
  const settled: SettledField = (field) => settle(setting.decisions, field, setting.asOf);
  const candidates = competing(fields, offering, settled);
  const lead = fields[0]!;
  const choice =
    candidates.length === 0 ? null : choose(candidates, lead.survivorship, ruleContext(lead, group, setting));
  const rule = choice?.rule ?? (settled(lead.name).pin === null ? 'only' : 'pin');
  const decisions: Decision[] = [];
  for (const field of fields) {
    const own = settled(field.name);
    if (own.pin !== null) {
      decisions.push(pinnedDecision(field, offering, own, own.pin, 'group'));
      continue;
    }
    const provenance = provenanceOf(field, choice?.winner?.member ?? null, offering, own, rule);
    if (provenance.winners.length + provenance.losers.length > 0)
      decisions.push({ field: field.name, provenance, disputed: choice?.disputed === true && field === lead });
  }
  return decisions;
}

function provenanceOf(
  { name: field, list }: ProfileField,
  winner: NormalizedRecord | null,
  offering: readonly NormalizedRecord[],
  { rejected }: Settled,
  rule: Provenance['rule'],
): Provenance {
  const values = winner === null ? [] : servableValues(winner, field, rejected);
  const winners = (list ? values : values.slice(0, 1)).map((value) => toCandidate(winner!, value));
  const losers = losersOf(field, offering, winners, rejected, 'group');
  return { winners: winners.map(toOffer), rule, losers };
}

/** What the records that may win hold in the fields of the group. */
function competing(
  fields: readonly ProfileField[],
  offering: readonly NormalizedRecord[],
  settled: SettledField,
): readonly Candidate[] {
  const [{ name: lead }] = fields as readonly [ProfileField];
  const { pin, rejected } = settled(lead);
  const accepted = rejected.size === 0 ? offering : offering.filter((member) => !isRefused(member, lead, rejected));
  const eligible =
    pin === null
      ? leading(fields, accepted, settled)
      : offering.filter((member) => agrees(member, lead, new Set(pin.values.map(identityOf))));
  return eligible.flatMap((member) => groupCandidate(fields, member, settled) ?? []);
}

/** The records that fill the first field which any of them fills. */
function leading(
  fields: readonly ProfileField[],
  members: readonly NormalizedRecord[],
  settled: SettledField,
): readonly NormalizedRecord[] {
  for (const { name } of fields) {
    const { rejected } = settled(name);
    const holders = members.filter((member) => member.fields[name]?.some((value) => isOffered(value, rejected)));
    if (holders.length > 0) return holders;
  }
  return [];
}

/** People rejected all that the record says in the field. */
function isRefused(member: NormalizedRecord, field: FieldName, rejected: ReadonlySet<string>): boolean {
  const values = (member.fields[field] ?? []).filter(isServable);
  return values.length > 0 && values.every((value) => rejected.has(identityOf(value)));
}

function agrees(member: NormalizedRecord, field: FieldName, identities: ReadonlySet<string>): boolean {
  return member.fields[field]?.some((value) => isServable(value) && identities.has(identityOf(value))) === true;
}

/** What one record holds in the fields of a group; null when nothing of it can be served. */
function groupCandidate(
  fields: readonly ProfileField[],
  member: NormalizedRecord,
  settled: SettledField,
): Candidate | null {
  let first: FieldValue | null = null;
  let identity = '';
  for (const { name } of fields) {
    identity += '\u0000';
    for (const value of servableValues(member, name, settled(name).rejected)) {
      first ??= value;
      identity += `${identityOf(value)}\u0001`;
    }
  }
  return first === null ? null : { member, value: first.value, identity, status: first.status };
}
