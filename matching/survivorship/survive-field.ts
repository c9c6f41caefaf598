import type { Provenance } from '../golden-record.ts';
import type { NormalizedRecord } from '../normalized-record.ts';
import type { ProfileField } from '../profile.ts';
import { type Candidate, identityOf, servableValues, toCandidate } from './candidate.ts';
import { choose } from './choose.ts';
import type { Pin } from './decisions.ts';
import { losersOf, pinnedOffers, toOffer } from './offers.ts';
import { type Decision, ruleContext, type Setting } from './setting.ts';
import { type Settled, settle } from './settle.ts';
import { surviveList } from './survive-list.ts';

/** Decides one field on its own; null when nobody offers or decides anything. */
export function surviveField(
  field: ProfileField,
  members: readonly NormalizedRecord[],
  setting: Setting,
): Decision | null {
  const settled = settle(setting.decisions, field.name, setting.asOf);
  if (settled.pin !== null) return pinnedDecision(field, members, settled, settled.pin, 'rule');
  const candidates = members.flatMap((member) =>
    servableValues(member, field.name, settled.rejected).map((value) => toCandidate(member, value)),
  );
  if (candidates.length === 0 && members.every((member) => member.fields[field.name] === undefined)) return null;
  const { winners, rule, disputed } = chooseWinners(field, candidates, setting);
  const served = new Set(winners.map(({ identity }) => identity));
  const losers = losersOf(members, { field: field.name, winners, served, rejected: settled.rejected, lost: 'rule' });
  return { field: field.name, provenance: { winners: winners.map(toOffer), rule, losers }, disputed };
}

interface Winners {
  readonly winners: readonly Candidate[];
  readonly rule: Provenance['rule'];
  readonly disputed: boolean;
}

function chooseWinners(field: ProfileField, candidates: readonly Candidate[], setting: Setting): Winners {
  if (candidates.length < 2) return { winners: candidates, rule: 'only', disputed: false };
  const context = ruleContext(field, null, setting);
  if (field.list) return { ...surviveList(candidates, field.survivorship, context), disputed: false };
  const { winner, ...how } = choose(candidates, field.survivorship, context);
  return { winners: winner === null ? [] : [winner], ...how };
}

/** A person's choice, with what the sources offer beside it. */
export function pinnedDecision(
  { name: field }: ProfileField,
  members: readonly NormalizedRecord[],
  { rejected }: Settled,
  pin: Pin,
  lost: 'rule' | 'group',
): Decision {
  const served = new Set(pin.values.map(identityOf));
  const losers = losersOf(members, { field, winners: [], served, rejected, lost });
  return { field, provenance: { winners: pinnedOffers(pin), rule: 'pin', losers }, disputed: false };
}
