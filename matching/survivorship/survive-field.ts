import type { Provenance } from '../golden-record.ts';
import type { NormalizedRecord } from '../normalized-record.ts';
import type { ProfileField } from '../profile.ts';
import { type Candidate, isOffered, toCandidate } from './candidate.ts';
import { choose } from './choose.ts';
import type { Pin } from './decisions.ts';
import { losersOf, pinnedOffers, toOffer, toPinned } from './offers.ts';
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
  const candidates: Candidate[] = [];
  let offers = 0;
  for (const member of members) {
    const values = member.fields[field.name];
    if (values === undefined) continue;
    for (const value of values) {
      offers++;
      if (isOffered(value, settled.rejected)) candidates.push(toCandidate(member, value));
    }
  }
  if (offers === 0) return null;
  const { winners, rule, disputed } = chooseWinners(field, candidates, setting);
  const losers = offers === winners.length ? [] : losersOf(field.name, members, winners, settled.rejected, 'rule');
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
  if (field.list) {
    const { winners, rule } = surviveList(candidates, field.survivorship, context);
    return { winners, rule, disputed: false };
  }
  const { winner, rule, disputed } = choose(candidates, field.survivorship, context);
  return { winners: winner === null ? [] : [winner], rule, disputed };
}

/** A person's choice, with what the sources offer beside it. */
export function pinnedDecision(
  { name: field }: ProfileField,
  members: readonly NormalizedRecord[],
  { rejected }: Settled,
  pin: Pin,
  lost: 'rule' | 'group',
): Decision {
  const losers = losersOf(field, members, pin.values.map(toPinned), rejected, lost);
  return { field, provenance: { winners: pinnedOffers(pin), rule: 'pin', losers }, disputed: false };
}
