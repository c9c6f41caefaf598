import type { OfferedValue } from '../golden-record.ts';
import type { FieldName } from '../ids.ts';
import type { NormalizedRecord } from '../normalized-record.ts';
import type { ProfileField } from '../profile.ts';
import { type Candidate, identityOf, servableValues, toCandidate } from './candidate.ts';
import type { Pin } from './decisions.ts';
import { toOffer } from './offers.ts';
import type { Setting } from './setting.ts';
import { type Settled, settle } from './settle.ts';

/**
 * What a person should know about a field; nothing waits for it.
 * - `pin_agreed`: sources say by now what was pinned; the pin is not needed any more
 * - `pin_contested`: sources say something that nobody said when the field was pinned
 * - `pin_expired`: the rules decide again
 * - `pin_rejected`: the pinned value was rejected later; the rules decide again
 * - `pin_superseded`: another, later pin of the same customer holds
 * - `unlisted_value`: `most_restrictive` does not know the value
 */
export type SurvivorshipWarning =
  | {
      readonly kind: 'pin_agreed' | 'pin_contested';
      readonly field: FieldName;
      readonly pin: Pin;
      readonly offers: readonly OfferedValue[];
    }
  | {
      readonly kind: 'pin_expired' | 'pin_rejected' | 'pin_superseded';
      readonly field: FieldName;
      readonly pin: Pin;
    }
  | { readonly kind: 'unlisted_value'; readonly field: FieldName; readonly offers: readonly OfferedValue[] };

/** Warnings about one field. `records` in canonical order. */
export function warningsOf(
  field: ProfileField,
  records: readonly NormalizedRecord[],
  { decisions, asOf }: Pick<Setting, 'decisions' | 'asOf'>,
): readonly SurvivorshipWarning[] {
  const order = field.survivorship.flatMap((rule) => (rule.rule === 'most_restrictive' ? rule.order : []));
  if (order.length + decisions.pins.length === 0) return [];
  const settled = settle(decisions, field.name, asOf);
  const offers = records.flatMap((record) =>
    servableValues(record, field.name, settled.rejected).map((value) => toCandidate(record, value)),
  );
  const unlisted = order.length === 0 ? [] : offers.filter(({ identity }) => !order.includes(identity));
  return [
    ...pinWarnings(field.name, settled, offers),
    ...(unlisted.length === 0
      ? []
      : [{ kind: 'unlisted_value' as const, field: field.name, offers: unlisted.map(toOffer) }]),
  ];
}

function pinWarnings(
  field: FieldName,
  { pin, lapsed }: Settled,
  offers: readonly Candidate[],
): readonly SurvivorshipWarning[] {
  return [
    ...lapsed.map(({ pin: other, why }) => ({ kind: `pin_${why}` as const, field, pin: other })),
    ...(pin === null ? [] : newsAbout(field, pin, offers)),
  ];
}

/** What sources say by now that none of them said when the person decided. */
function newsAbout(field: FieldName, pin: Pin, offers: readonly Candidate[]): readonly SurvivorshipWarning[] {
  const pinned = new Set(pin.values.map(identityOf));
  const news = offers.filter(({ identity }) => !pin.known.includes(identity));
  const about = (kind: 'pin_agreed' | 'pin_contested', told: readonly Candidate[]): readonly SurvivorshipWarning[] =>
    told.length === 0 ? [] : [{ kind, field, pin, offers: told.map(toOffer) }];
  return [
    ...about(
      'pin_agreed',
      news.filter(({ identity }) => pinned.has(identity)),
    ),
    ...about(
      'pin_contested',
      news.filter(({ identity }) => !pinned.has(identity)),
    ),
  ];
}
