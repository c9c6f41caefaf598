import { counted, isolated, type Language, type Words } from '../explain/language.ts';
import { type GateKind, gateKinds } from '../gate/change-group.ts';
import { describeExcess } from '../gate/describe-excess.ts';
import type { QuestionKind, QuestionReason } from './question.ts';

/**
 * Numbers that belong to a question: `vanished` and `live` records of a source, `records` that share a value or are held, the
 * number of the `hold`, `customers` that wait for it, and what was `found` and is `allowed`.
 */
export type QuestionCounts = Readonly<
  Partial<Record<'vanished' | 'live' | 'records' | 'hold' | 'customers' | 'found' | 'allowed', number>>
>;

/** Why a person is asked, in one sentence without personal data. */
export function describeQuestion(reason: QuestionReason, counts: QuestionCounts, language: Language): string {
  const count = (number = 0): string => counted(number, language);
  if (reason === 'vanished')
    return {
      en: `${count(counts.vanished)} of ${count(counts.live)} records are gone from the source at once; none was deleted, and its changes wait.`,
      fa: `از ${count(counts.live)} رکورد این منبع ${count(counts.vanished)} تا یک‌باره دیگر نیستند؛ هیچ‌کدام حذف نشد و تغییرات منبع در انتظار است.`,
    }[language];
  if (reason === 'shared')
    return {
      en: `${count(counts.records)} records that wait for a person share this value: it may say nothing about who a customer is.`,
      fa: `${count(counts.records)} رکورد که در انتظار بررسی‌اند این مقدار را دارند: شاید چیزی از هویت مشتری نگوید.`,
    }[language];
  if (isExcess(reason)) {
    const [excess, hold] = [describeExcess(reason, counts, language), count(counts.hold)];
    return {
      en: `Changes are held: ${excess}; \`yekta holds\` tells more of hold ${hold}.`,
      fa: `تغییرهایی نگه داشته شده است: ${excess}. شرح آن با شماره‌ی ${hold} در ${isolated('yekta holds', 'fa')} هست.`,
    }[language];
  }
  return reasonWords[reason][language];
}

function isExcess(reason: QuestionReason): reason is GateKind {
  return (gateKinds as readonly string[]).includes(reason);
}

/** A kind of question as a heading. */
export function nameOfKind(kind: QuestionKind, language: Language): string {
  return kindWords[kind][language];
}

const kindWords: Readonly<Record<QuestionKind, Words>> = {
  possible_match: { en: 'possible match', fa: 'تطبیق احتمالی' },
  contradiction: { en: 'contradicting values', fa: 'مقدارهای متناقض' },
  held_cluster: { en: 'held cluster', fa: 'خوشه‌ی نگه‌داشته‌شده' },
  contested_decision: { en: 'contested decision', fa: 'تصمیم مورد تردید' },
  suspicious_deletions: { en: 'suspicious deletion', fa: 'حذف مشکوک' },
  generic_value: { en: 'generic value', fa: 'مقدار عمومی' },
  held_changes: { en: 'held changes', fa: 'تغییرهای نگه‌داشته‌شده' },
};

const reasonWords: Readonly<Record<Exclude<QuestionReason, 'vanished' | 'shared' | GateKind>, Words>> = {
  below_link_threshold: {
    en: 'The evidence is strong, but not enough to join the records without a person.',
    fa: 'شواهد قوی است، ولی برای یکی کردن رکوردها بدون نظر یک نفر کافی نیست.',
  },
  hard_conflict: {
    en: 'The evidence is enough to join the records, but something forbids it.',
    fa: 'شواهد برای یکی کردن رکوردها کافی است، ولی چیزی مانع آن است.',
  },
  weak_bridge: {
    en: 'The records would join two groups that nothing else holds together.',
    fa: 'این رکوردها دو گروه را به هم می‌پیوندند که هیچ چیز دیگری آن‌ها را به هم وصل نمی‌کند.',
  },
  oversized: {
    en: 'More records than one customer is expected to have hang together.',
    fa: 'رکوردهای به‌هم‌پیوسته بیش از آن‌اند که از یک مشتری انتظار می‌رود.',
  },
  incoherent: {
    en: 'The records hang together in a chain, but many of them do not fit each other.',
    fa: 'رکوردها زنجیروار به هم پیوسته‌اند، ولی بسیاری از آن‌ها با هم نمی‌خوانند.',
  },
  unique_identifier: {
    en: 'People joined the records, but they have different valid identifiers.',
    fa: 'افراد این رکوردها را یکی کرده‌اند، ولی شناسه‌های معتبر متفاوتی دارند.',
  },
  party_kind: {
    en: 'People joined the records, but one is a person and the other an organisation.',
    fa: 'افراد این رکوردها را یکی کرده‌اند، ولی یکی شخص و دیگری سازمان است.',
  },
  duplicate_free_source: {
    en: 'People joined the records, but their source promises to hold no duplicates.',
    fa: 'افراد این رکوردها را یکی کرده‌اند، ولی منبعشان قول داده است که تکراری ندارد.',
  },
  cannot_link: {
    en: 'Decisions contradict each other: one joins the records, another keeps them apart, and that one counts.',
    fa: 'تصمیم‌ها با هم تناقض دارند: یکی رکوردها را یکی می‌کند و دیگری جدا نگه می‌دارد، و همین دومی به کار می‌رود.',
  },
  unique: {
    en: 'Its records hold different valid identifiers.',
    fa: 'رکوردهایش شناسه‌های معتبر متفاوتی دارند.',
  },
  critical: {
    en: 'Trusted sources contradict each other on a critical field.',
    fa: 'منابع مورد اعتماد در یک فیلد حساس خلاف هم می‌گویند.',
  },
  disputed: {
    en: 'All must agree on this field, and they do not.',
    fa: 'در این فیلد همه باید هم‌نظر باشند و نیستند.',
  },
  pin_agreed: {
    en: 'Sources say by now what was pinned: the pin is not needed any more.',
    fa: 'اکنون منابع هم آنچه را سنجاق شده بود می‌گویند: دیگر به سنجاق نیازی نیست.',
  },
  pin_contested: {
    en: 'Sources say something that nobody said when the value was pinned.',
    fa: 'منابع چیزی می‌گویند که هنگام سنجاق کردن هیچ‌کس نگفته بود.',
  },
  pin_expired: {
    en: 'A pin has expired: the rules decide again.',
    fa: 'مهلت یک سنجاق گذشته است: باز قاعده‌ها تعیین می‌کنند.',
  },
  pin_rejected: {
    en: 'A pinned value was rejected later: the rules decide again.',
    fa: 'مقدار سنجاق‌شده‌ای پس از آن رد شده است: باز قاعده‌ها تعیین می‌کنند.',
  },
  pin_superseded: {
    en: 'An earlier pin is not in force: a later one counts.',
    fa: 'سنجاق پیشین به کار نمی‌رود: سنجاق تازه‌تری هست.',
  },
};
