import type { Clock } from '../../config/vocabulary.ts';
import type { Profile } from '../profile.ts';
import type { SurvivorshipRule } from './rule.ts';

/** Which times a profile's golden records depend on beside those of the records' contents. */
export interface TimesUsed {
  /** The time at which ages are measured: the records alone do not settle the choice, it changes as time goes by. */
  readonly asOf: boolean;
  /** When records were last seen. */
  readonly lastSeen: boolean;
}

/** Golden records are made anew when one of these times is another; most profiles use none of them. */
export function timesUsed({ fields, trust }: Profile): TimesUsed {
  const rules = fields.flatMap(({ survivorship }) => survivorship);
  const scores =
    trust === undefined
      ? []
      : [trust.default, ...[...trust.sources.values()].flatMap((source) => [source, ...source.fields.values()])];
  const decaying = scores.filter(({ halfLifeDays }) => halfLifeDays !== null);
  return {
    asOf: decaying.length > 0 || rules.some(measuresAge),
    lastSeen: [...rules.flatMap(clocksOf), ...decaying.map(({ by }) => by)].includes('last_seen'),
  };
}

function measuresAge({ when }: SurvivorshipRule): boolean {
  return when?.newerThanDays !== undefined || when?.olderThanDays !== undefined;
}

function clocksOf(rule: SurvivorshipRule): readonly (Clock | undefined)[] {
  return [rule.rule === 'most_recent' || rule.rule === 'oldest' ? rule.by : undefined, rule.when?.by];
}
