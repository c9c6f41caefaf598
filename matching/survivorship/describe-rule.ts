import type { Clock } from '../../config/vocabulary.ts';
import { fieldInSentence } from '../explain/field-labels.ts';
import { counted, isolated, type Language, listed, type Words } from '../explain/language.ts';
import type { Profile } from '../profile.ts';
import type { Condition } from './condition.ts';
import type { SurvivorshipRule } from './rule.ts';

/** What a rule prefers, and where it looks: `the newest record by its update time, from sales only`. */
export function describeRule(rule: SurvivorshipRule, profile: Profile, language: Language): string {
  const conditions = rule.when === undefined ? [] : describeCondition(rule.when, profile, language);
  return [preference(rule, profile, language), ...conditions].join({ en: ', ', fa: '، ' }[language]);
}

function preference(rule: SurvivorshipRule, profile: Profile, language: Language): string {
  const names = (texts: readonly string[]): string =>
    listed(
      texts.map((text) => isolated(text, language)),
      language,
    );
  switch (rule.rule) {
    case 'source_priority': {
      const sources = names(rule.sources);
      return { en: `the first source of ${sources} that has a value`, fa: `نخستین منبع از ${sources} که مقداری دارد` }[
        language
      ];
    }
    case 'most_restrictive': {
      const order = names(rule.order);
      return { en: `the most restrictive of ${order}`, fa: `محدودکننده‌ترین از میان ${order}` }[language];
    }
    case 'follow': {
      const field = fieldInSentence(profile, rule.field, language);
      return { en: `from the record that won ${field}`, fa: `از رکوردی که ${field} از آن آمده است` }[language];
    }
    case 'most_recent':
    case 'oldest': {
      const { en, fa } = clockWords[rule.by ?? 'updated'];
      const [newest, eldest] = [
        rule.rule === 'most_recent' ? 'newest' : 'oldest',
        rule.rule === 'most_recent' ? 'تازه‌ترین' : 'قدیمی‌ترین',
      ];
      return { en: `the ${newest} record by ${en}`, fa: `${eldest} رکورد بر پایه‌ی ${fa}` }[language];
    }
    default:
      return plainWords[rule.rule][language];
  }
}

const plainWords: Readonly<
  Record<
    Exclude<SurvivorshipRule['rule'], 'source_priority' | 'most_restrictive' | 'follow' | 'most_recent' | 'oldest'>,
    Words
  >
> = {
  trust: { en: 'the source that is trusted most', fa: 'منبعی که بیش از همه به آن اعتماد می‌شود' },
  unanimous: { en: 'what all agree on', fa: 'آنچه همه در آن هم‌نظرند' },
  most_frequent: { en: 'what most records agree on', fa: 'آنچه بیشتر رکوردها می‌گویند' },
  most_complete: { en: 'the most complete value', fa: 'کامل‌ترین مقدار' },
  union: { en: 'all distinct values', fa: 'همه‌ی مقدارهای متفاوت' },
  first_valid: { en: 'values of the best validity', fa: 'مقدارهایی با بهترین اعتبار' },
  min: { en: 'the smallest value', fa: 'کوچک‌ترین مقدار' },
  max: { en: 'the largest value', fa: 'بزرگ‌ترین مقدار' },
};

const clockWords: Readonly<Record<Clock, Words>> = {
  updated: { en: 'its update time', fa: 'زمان تغییر' },
  first_seen: { en: 'when it was first seen', fa: 'نخستین باری که دیده شده است' },
  last_seen: { en: 'when it was last seen', fa: 'آخرین باری که دیده شده است' },
};

function describeCondition(condition: Condition, profile: Profile, language: Language): readonly string[] {
  const { kind, sources, status, newerThanDays, olderThanDays, by = 'updated', filled, equals } = condition;
  const names = (texts: readonly string[]): string =>
    listed(
      texts.map((text) => isolated(text, language)),
      language,
    );
  const days = (age: number): string => counted(Math.round(age), language);
  const clock =
    by === 'updated' ? { en: '', fa: '' } : { en: ` by ${clockWords[by].en}`, fa: ` بر پایه‌ی ${clockWords[by].fa}` };
  const parts: readonly (Words | null)[] = [
    kind === undefined ? null : kindWords[kind],
    sources === undefined ? null : { en: `from ${names(sources)} only`, fa: `تنها از ${names(sources)}` },
    status === undefined ? null : statusWords[status],
    newerThanDays === undefined
      ? null
      : {
          en: `at most ${days(newerThanDays)} days old${clock.en}`,
          fa: `حداکثر ${days(newerThanDays)} روزه${clock.fa}`,
        },
    olderThanDays === undefined
      ? null
      : {
          en: `more than ${days(olderThanDays)} days old${clock.en}`,
          fa: `بیش از ${days(olderThanDays)} روزه${clock.fa}`,
        },
    ...(filled ?? []).map((field) => {
      const label = fieldInSentence(profile, field, language);
      return { en: `where ${label} is filled`, fa: `در رکوردهایی که ${label} دارند` };
    }),
    ...[...(equals ?? [])].map(([field, texts]) => {
      const label = fieldInSentence(profile, field, language);
      const values = texts.map((text) => isolated(text, language)).join(' | ');
      return { en: `where ${label} is ${values}`, fa: `در رکوردهایی که ${label} در آن‌ها ${values} است` };
    }),
  ];
  return parts.flatMap((part) => (part === null ? [] : [part[language]]));
}

const kindWords: Readonly<Record<NonNullable<Condition['kind']>, Words>> = {
  person: { en: 'for persons', fa: 'برای اشخاص' },
  organisation: { en: 'for organisations', fa: 'برای سازمان‌ها' },
};

const statusWords: Readonly<Record<NonNullable<Condition['status']>, Words>> = {
  valid: { en: 'valid only', fa: 'تنها معتبر' },
  unverified: { en: 'unverified only', fa: 'تنها تأییدنشده' },
};
