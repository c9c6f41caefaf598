import type { Profile } from '../profile.ts';
import { fieldInSentence } from './field-labels.ts';
import { inBits, type Language, plain } from './language.ts';
import type { MatchThresholds } from './verdict.ts';
import type { TurningPoint, WhatWouldChange } from './what-would-change.ts';

/** Turning points told in words; the rest would only repeat them. */
const TOLD = 3;

/** What would change the verdict on a pair, in sentences. */
export function describeChange(
  { verdict, margin, turningPoints, decision }: WhatWouldChange,
  thresholds: MatchThresholds,
  profile: Profile,
  language: Language,
): string[] {
  const needed = inBits(thresholds.link, language);
  const bits = plain(margin, language);
  const distance =
    margin >= 0
      ? {
          en: `Joining takes ${needed}; the pair has ${bits} more than that.`,
          fa: `برای یکی شدن ${needed} لازم است؛ این دو ${bits} بیت بیش از آن دارند.`,
        }
      : {
          en: `Joining takes ${needed}; ${bits} are missing.`,
          fa: `برای یکی شدن ${needed} لازم است؛ ${bits} بیت کم است.`,
        };
  const joined = verdict === 'link';
  return [
    distance[language],
    ...turningPoints.slice(0, TOLD).map((point) => describePoint(point, joined, profile, language)),
    ...(turningPoints.length === 0 ? [noPoint[language]] : []),
    decisionWords[decision][language],
  ];
}

function describePoint(
  { field, outcome, weight }: TurningPoint,
  joined: boolean,
  profile: Profile,
  language: Language,
): string {
  const label = fieldInSentence(profile, field, language);
  const bits = inBits(weight, language);
  const change = {
    agrees: { en: `If ${label} agreed fully`, fa: `اگر ${label} کاملاً یکسان بود` },
    unknown: { en: `If ${label} were unknown`, fa: `اگر ${label} نامعلوم بود` },
  }[outcome][language];
  const end = joined
    ? { en: `it would be ${bits}, and the two would not join.`, fa: `وزن ${bits} می‌شد و این دو یکی نمی‌شدند.` }
    : { en: `it would be ${bits}, and the two would join.`, fa: `وزن ${bits} می‌شد و این دو یکی می‌شدند.` };
  return language === 'en' ? `${change}, ${end.en}` : `${change}، ${end.fa}`;
}

const noPoint = {
  en: 'No single field would turn this.',
  fa: 'هیچ فیلدی به‌تنهایی این نتیجه را برنمی‌گرداند.',
};

const decisionWords = {
  must_link: {
    en: 'A decision that they are one customer would join them, whatever the evidence says.',
    fa: 'تصمیم یک نفر که این دو یک مشتری‌اند آن‌ها را یکی می‌کند، شواهد هرچه باشد.',
  },
  cannot_link: {
    en: 'A decision that they are different customers would part them, whatever the evidence says.',
    fa: 'تصمیم یک نفر که این دو مشتری متفاوت‌اند آن‌ها را جدا می‌کند، شواهد هرچه باشد.',
  },
};
