import type { Provenance } from '../golden-record.ts';
import type { FieldName } from '../ids.ts';
import type { FieldValue, NormalizedRecord } from '../normalized-record.ts';
import type { ProfileField } from '../profile.ts';
import { type Candidate, identityOf, isServable, servableValues, toCandidate } from './candidate.ts';
import { choose } from './choose.ts';
import { losersOf, toOffer } from './offers.ts';
import type { SurvivorshipUnit } from './plan.ts';
import { type Decision, ruleContext, type Setting } from './setting.ts';
import { type Settled, settle } from './settle.ts';
import { pinnedDecision } from './survive-field.ts';

type SettledFields = ReadonlyMap<FieldName, Settled>;

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
  const settled = new Map(fields.map(({ name }) => [name, settle(setting.decisions, name, setting.asOf)]));
  const offering = members.filter((member) => fields.some(({ name }) => member.fields[name] !== undefined));
  const candidates = competing(fields, offering, settled);
  const lead = fields[0]!;
  const choice =
    candidates.length === 0 ? null : choose(candidates, lead.survivorship, ruleContext(lead, group, setting));
  const rule = choice?.rule ?? (settled.get(lead.name)!.pin === null ? 'only' : 'pin');
  return fields.flatMap((field): Decision[] => {
    const own = settled.get(field.name)!;
    if (own.pin !== null) return [pinnedDecision(field, offering, own, own.pin, 'group')];
    const provenance = provenanceOf(field, choice?.winner?.member ?? null, offering, own, rule);
    if (provenance.winners.length + provenance.losers.length === 0) return [];
    return [{ field: field.name, provenance, disputed: choice?.disputed === true && field === lead }];
  });
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
  const served = new Set(winners.map(({ identity }) => identity));
  const losers = losersOf(offering, { field, winners, served, rejected, lost: 'group' });
  return { winners: winners.map(toOffer), rule, losers };
}

/** What the records that may win hold in the fields of the group. */
function competing(
  fields: readonly ProfileField[],
  offering: readonly NormalizedRecord[],
  settled: SettledFields,
): readonly Candidate[] {
  const [{ name: lead }] = fields as readonly [ProfileField];
  const { pin, rejected } = settled.get(lead)!;
  const eligible =
    pin === null
      ? leading(
          fields,
          offering.filter((member) => !isRefused(member, lead, rejected)),
          settled,
        )
      : offering.filter((member) => agrees(member, lead, new Set(pin.values.map(identityOf))));
  return eligible.flatMap((member) => groupCandidate(fields, member, settled) ?? []);
}

/** The records that fill the first field which any of them fills. */
function leading(
  fields: readonly ProfileField[],
  members: readonly NormalizedRecord[],
  settled: SettledFields,
): readonly NormalizedRecord[] {
  for (const { name } of fields) {
    const holders = members.filter((member) => servableValues(member, name, settled.get(name)!.rejected).length > 0);
    if (holders.length > 0) return holders;
  }
  return [];
}

/** People rejected all that the record says in the field. */
function isRefused(member: NormalizedRecord, field: FieldName, rejected: ReadonlySet<string>): boolean {
  if (rejected.size === 0) return false;
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
  settled: SettledFields,
): Candidate | null {
  let first: FieldValue | null = null;
  let identity = '';
  for (const { name } of fields) {
    identity += '\u0000';
    for (const value of servableValues(member, name, settled.get(name)!.rejected)) {
      first ??= value;
      identity += `${identityOf(value)}\u0001`;
    }
  }
  return first === null ? null : { member, value: first.value, identity, status: first.status };
}
