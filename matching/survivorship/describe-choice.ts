import type { Language, Words } from '../explain/language.ts';
import type { LosingValue, Provenance } from '../golden-record.ts';

/** Why a value is served, in a few words: `most records agree`. */
export function describeChoice(rule: Provenance['rule'], language: Language): string {
  return choiceWords[rule][language];
}

/** Why a value is not served by itself: `the rule preferred another`. */
export function describeLoss(reason: LosingValue['reason'], language: Language): string {
  return lossWords[reason][language];
}

const choiceWords: Readonly<Record<Provenance['rule'], Words>> = {
  pin: { en: "a person's choice", fa: 'انتخاب یک نفر' },
  only: { en: 'the only value', fa: 'تنها مقدار' },
  tie_break: {
    en: 'chosen among equals by the order of sources and keys',
    fa: 'از میان برابرها، به ترتیب منبع و کلید',
  },
  source_priority: { en: 'from the preferred source', fa: 'از منبعی که اولویت دارد' },
  trust: { en: 'from the most trusted source', fa: 'از معتمدترین منبع' },
  unanimous: { en: 'all must agree', fa: 'همه باید هم‌نظر باشند' },
  most_recent: { en: 'the most recent', fa: 'تازه‌ترین' },
  oldest: { en: 'the oldest', fa: 'قدیمی‌ترین' },
  most_frequent: { en: 'most records agree', fa: 'بیشتر رکوردها همین را می‌گویند' },
  most_complete: { en: 'the most complete', fa: 'کامل‌ترین' },
  most_restrictive: { en: 'the most restrictive', fa: 'محدودکننده‌ترین' },
  union: { en: 'all distinct values', fa: 'همه‌ی مقدارهای متفاوت' },
  first_valid: { en: 'the only valid one', fa: 'تنها مقدار معتبر' },
  min: { en: 'the smallest', fa: 'کوچک‌ترین' },
  max: { en: 'the largest', fa: 'بزرگ‌ترین' },
  follow: { en: 'follows the record that won another field', fa: 'از رکوردی که فیلد دیگری از آن آمده است' },
};

const lossWords: Readonly<Record<LosingValue['reason'], Words>> = {
  same: { en: 'the same value', fa: 'همان مقدار' },
  rule: { en: 'the rule preferred another', fa: 'مقدار دیگری ترجیح داشت' },
  group: { en: 'its group came from another record', fa: 'گروه آن از رکورد دیگری آمده است' },
  status: { en: 'not valid', fa: 'نامعتبر' },
  rejected: { en: 'a person rejected it', fa: 'یک نفر آن را رد کرده است' },
};
