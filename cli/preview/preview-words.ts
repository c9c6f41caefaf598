import type { Words } from '../../matching/explain/language.ts';
import type { IdentityChange } from '../../matching/identity/identity-changes.ts';
import type { ChangeCause } from '../../pipeline/preview/golden-changes.ts';
import type { MoveKind } from '../../pipeline/preview/moves.ts';
import type { QuestionKind } from '../../pipeline/preview/question-changes.ts';
import type { ModelOrigin } from '../../pipeline/preview/shadow-match.ts';

export const moveWords: Readonly<Record<MoveKind, Words>> = {
  merged: { en: 'Customers that become one', fa: 'مشتریانی که یکی می‌شوند' },
  split: { en: 'Customers that come apart', fa: 'مشتریانی که از هم جدا می‌شوند' },
  regrouped: { en: 'Customers whose records change places', fa: 'مشتریانی که رکوردهایشان جابه‌جا می‌شود' },
  created: { en: 'New customers', fa: 'مشتریان تازه' },
  retired: { en: 'Customers that go', fa: 'مشتریانی که کنار می‌روند' },
  resized: { en: 'Customers that gain or lose records', fa: 'مشتریانی که رکورد می‌گیرند یا از دست می‌دهند' },
};

/** What happens to ids, as the feed will tell it. */
export const identityWords: Readonly<Record<IdentityChange['change'], Words>> = {
  created: { en: 'created', fa: 'ساخته می‌شود' },
  absorbed: { en: 'merged into another', fa: 'در مشتری دیگری ادغام می‌شود' },
  released: { en: 'released from another', fa: 'از مشتری دیگری جدا می‌شود' },
  split: { en: 'split', fa: 'بخشی از آن جدا می‌شود' },
  retired: { en: 'retired', fa: 'کنار می‌رود' },
  restored: { en: 'restored', fa: 'بازمی‌گردد' },
};

export const causeWords: Readonly<Record<ChangeCause, Words>> = {
  decided: { en: "a person's choice", fa: 'انتخاب یک نفر' },
  joined: { en: 'comes with a record that joins', fa: 'با رکوردی می‌آید که به مشتری می‌پیوندد' },
  left: { en: 'goes with a record that leaves', fa: 'با رکوردی می‌رود که از مشتری جدا می‌شود' },
  reread: { en: 'the same records are read differently', fa: 'همان رکوردها جور دیگری خوانده می‌شوند' },
  chosen: { en: 'the rules prefer another value', fa: 'قاعده‌ها مقدار دیگری را ترجیح می‌دهند' },
};

export const questionWords: Readonly<Record<QuestionKind, Words>> = {
  possible_match: { en: 'Possible matches', fa: 'شاید یک مشتری باشند' },
  held_cluster: { en: 'Held clusters', fa: 'خوشه‌های نگه‌داشته‌شده' },
  contested_decision: { en: 'Contested decisions', fa: 'تصمیم‌هایی که شواهد خلاف آن است' },
  contradiction: { en: 'Contradicting values', fa: 'مقدارهای متناقض' },
};

export const modelWords: Readonly<Record<ModelOrigin, Words>> = {
  stored: { en: 'the stored one', fa: 'همان مدل ذخیره‌شده' },
  first: {
    en: 'trained here, as the next sync would: this configuration has none yet',
    fa: 'همین‌جا آموزش دید، چنان که همگام‌سازی بعدی می‌کند: این پیکربندی هنوز مدلی ندارد',
  },
  trained: { en: 'trained anew here', fa: 'همین‌جا از نو آموزش دید' },
  given: { en: 'from the given file', fa: 'از پرونده‌ی داده‌شده' },
};
