import type { FieldName, RecordId } from '../ids.ts';
import type { Profile } from '../profile.ts';
import type { KeyComparison } from './compare-keys.ts';
import { describeConflict } from './describe-conflict.ts';
import { fieldInSentence } from './field-labels.ts';
import { isolated, type Language, listed, plain, type Words } from './language.ts';
import type { ApartReason } from './why-apart.ts';

/**
 * One reason why two records are different customers, in sentences.
 *
 * @param nameOf what people call a record, such as `sales:1024`
 */
export function describeApart(
  reason: ApartReason,
  profile: Profile,
  language: Language,
  nameOf: (record: RecordId) => string,
): string {
  switch (reason.reason) {
    case 'decision':
    case 'hard_conflict': {
      const conflict = reason.reason === 'decision' ? ({ reason: 'cannot_link' } as const) : reason.conflict;
      const sentence = describeConflict(conflict, profile, language);
      if (reason.direct) return sentence;
      const pair = listed(
        [reason.a, reason.b].map((record) => isolated(nameOf(record), language)),
        language,
      );
      return { en: `Their customers hold ${pair}. ${sentence}`, fa: `مشتری‌هایشان ${pair} را هم دارند. ${sentence}` }[
        language
      ];
    }
    case 'no_shared_key':
      return noSharedKey(reason.keys, profile, language);
    case 'common_keys': {
      const rules = listed(
        reason.rules.map((rule) => isolated(rule, language)),
        language,
      );
      return {
        en: `They share blocking keys (${rules}), but too many other records share them too, so nothing compared the two.`,
        fa: `کلیدهای مشترکی دارند (${rules})، ولی رکوردهای بسیار دیگری هم همین‌ها را دارند؛ پس این دو با هم مقایسه نشده‌اند.`,
      }[language];
    }
    case 'below_threshold': {
      const bits = plain(reason.missing, language);
      return (
        reason.ask
          ? {
              en: `The evidence is ${bits} bits short of joining them, but enough to ask a person.`,
              fa: `شواهد ${bits} بیت برای یکی شدن کم دارد، ولی برای پرسیدن از یک نفر بس است.`,
            }
          : {
              en: `The evidence is ${bits} bits short of joining them.`,
              fa: `شواهد ${bits} بیت برای یکی شدن کم دارد.`,
            }
      )[language];
    }
    case 'held':
      return heldWords[reason.held][language];
    case 'weak_bridge':
      return {
        en: 'The two would join, but their customers have other records, and all pairs together speak against it.',
        fa: 'این دو یکی می‌شدند، ولی مشتری‌هایشان رکوردهای دیگری هم دارند و همه‌ی جفت‌ها با هم خلاف آن را می‌گویند.',
      }[language];
    case 'not_yet_matched':
      return {
        en: 'The evidence joins them; the next sync will match them again.',
        fa: 'شواهد این دو را یکی می‌کند؛ همگام‌سازی بعدی دوباره آن‌ها را می‌سنجد.',
      }[language];
    default:
      return reason satisfies never;
  }
}

function noSharedKey(keys: readonly KeyComparison[], profile: Profile, language: Language): string {
  const namesOf = (found: readonly KeyComparison['found'][]): string => {
    const fields = new Set<FieldName>(keys.filter((key) => found.includes(key.found)).map(({ field }) => field));
    return listed(
      [...fields].map((field) => fieldInSentence(profile, field, language)),
      language,
    );
  };
  const [different, oneSided] = [namesOf(['different']), namesOf(['only_a', 'only_b'])];
  const sentences: Words[] = [
    {
      en: 'No blocking key brings the two together, so nothing compared them.',
      fa: 'هیچ کلید مشترکی این دو را کنار هم نمی‌آورد؛ پس با هم مقایسه نشده‌اند.',
    },
    ...(different === ''
      ? []
      : [
          {
            en: `Both have ${different}, but with no key in common.`,
            fa: `هر دو ${different} دارند، ولی بدون کلید مشترک.`,
          },
        ]),
    ...(oneSided === ''
      ? []
      : [{ en: `Only one of them has ${oneSided}.`, fa: `تنها یکی از آن دو ${oneSided} دارد.` }]),
    ...(different === '' && oneSided === ''
      ? []
      : [
          {
            en: 'One such value in common would have them compared.',
            fa: 'با یک مقدار مشترک از این‌ها با هم مقایسه می‌شدند.',
          },
        ]),
  ];
  return sentences.map((sentence) => sentence[language]).join(' ');
}

const heldWords: Readonly<Record<'oversized' | 'incoherent', Words>> = {
  oversized: {
    en: 'They would join, but more records hang together than one customer is expected to have, so the cluster waits for a person.',
    fa: 'این دو یکی می‌شدند، ولی بیش از آنچه از یک مشتری انتظار می‌رود رکورد به هم پیوسته است؛ پس خوشه منتظر تصمیم یک نفر است.',
  },
  incoherent: {
    en: 'They would join, but many records of the cluster do not fit each other, so it waits for a person.',
    fa: 'این دو یکی می‌شدند، ولی بسیاری از رکوردهای خوشه با هم نمی‌خوانند؛ پس خوشه منتظر تصمیم یک نفر است.',
  },
};
