import type { Judgement } from '../../matching/decision.ts';
import { counted, isolated, type Language, listed, type Words } from '../../matching/explain/language.ts';
import type { FieldName, RecordId } from '../../matching/ids.ts';
import type { Profile } from '../../matching/profile.ts';
import type { DecidedValue } from '../../matching/survivorship/decisions.ts';
import type { StoredDecision } from '../../pipeline/ports/decision-store.ts';
import { quotedValue } from '../why/why-words.ts';

/** How records and fields are called. */
export interface DecisionNames {
  readonly record: (id: RecordId) => string;
  readonly profile: Profile;
}

/** What a decision says, as a sentence without its full stop. */
export function describeJudgement(judgement: Judgement, names: DecisionNames, language: Language): string {
  const record = (id: RecordId): string => isolated(names.record(id), language);
  const shown = ({ value }: DecidedValue): string => quoted(value, language);
  const some = (ids: readonly RecordId[]): string => shortened(ids.map(record), language);
  switch (judgement.kind) {
    case 'must_link':
      return sentences.linked(record(judgement.a), record(judgement.b))[language];
    case 'cannot_link':
      return sentences.separated(record(judgement.a), record(judgement.b))[language];
    case 'confirm_cluster':
      return sentences.confirmed(some(judgement.records))[language];
    case 'split_cluster':
      return sentences.split(judgement.parts.map(some).join(' | '), counted(judgement.parts.length, language))[
        language
      ];
    case 'pin':
      return judgement.values.length === 0
        ? sentences.emptied(label(judgement.field, names, language), record(judgement.record))[language]
        : sentences.pinned(
            label(judgement.field, names, language),
            record(judgement.record),
            judgement.values.map(shown).join(' | '),
          )[language];
    case 'unpin':
      return sentences.unpinned(label(judgement.field, names, language), record(judgement.record))[language];
    case 'reject_value':
      return sentences.rejected(
        label(judgement.field, names, language),
        record(judgement.record),
        shown(judgement.value),
      )[language];
    case 'generic_value':
      return sentences.generic(label(judgement.field, names, language), quoted(judgement.key, language))[language];
    case 'release_hold':
      return sentences.released(counted(judgement.hold, language))[language];
    default:
      return judgement satisfies never;
  }
}

/** Records of customers that are too large to list. */
const MOST_NAMES = 6;

function shortened(names: readonly string[], language: Language): string {
  if (names.length <= MOST_NAMES) return listed(names, language);
  const more = counted(names.length - MOST_NAMES + 1, language);
  return listed([...names.slice(0, MOST_NAMES - 1), sentences.more(more)[language]], language);
}

/** A value that disturbs no sentence around it, in whatever script. */
function quoted(value: string, language: Language): string {
  return language === 'en' ? quotedValue(value) : isolated(value, language);
}

function label(field: FieldName, { profile }: DecisionNames, language: Language): string {
  return profile.fields.find(({ name }) => name === field)?.label[language] ?? field;
}

const sentences = {
  more: (count: string): Words => ({ en: `${count} more`, fa: `${count} رکورد دیگر` }),
  linked: (a: string, b: string): Words => ({ en: `${a} and ${b} are one customer`, fa: `${a} و ${b} یک مشتری‌اند` }),
  separated: (a: string, b: string): Words => ({
    en: `${a} and ${b} are two customers`,
    fa: `${a} و ${b} دو مشتری جدا هستند`,
  }),
  confirmed: (records: string): Words => ({
    en: `${records} are one customer, confirmed`,
    fa: `${records} همگی یک مشتری‌اند و این تأیید شده است`,
  }),
  split: (parts: string, count: string): Words => ({
    en: `${count} customers that are not one: ${parts}`,
    fa: `${count} مشتری جدا از هم: ${parts}`,
  }),
  pinned: (field: string, record: string, values: string): Words => ({
    en: `${field} of the customer of ${record} is ${values}`,
    fa: `«${field}» برای مشتری ${record} این است: ${values}`,
  }),
  emptied: (field: string, record: string): Words => ({
    en: `${field} of the customer of ${record} stays empty`,
    fa: `«${field}» برای مشتری ${record} خالی می‌ماند`,
  }),
  unpinned: (field: string, record: string): Words => ({
    en: `the rules decide ${field} of the customer of ${record} again`,
    fa: `«${field}» برای مشتری ${record} دوباره با قاعده‌ها تعیین می‌شود`,
  }),
  rejected: (field: string, record: string, value: string): Words => ({
    en: `${value} is wrong as ${field} of the customer of ${record}`,
    fa: `${value} برای «${field}» مشتری ${record} نادرست است`,
  }),
  released: (hold: string): Words => ({
    en: `what hold ${hold} keeps back is right`,
    fa: `آنچه با شماره‌ی ${hold} نگه داشته شده درست است`,
  }),
  generic: (field: string, value: string): Words => ({
    en: `${value} as ${field} says nothing about who a customer is`,
    fa: `${value} در «${field}» نشان نمی‌دهد که مشتری کیست`,
  }),
} as const;

/** What `yekta decide` and its kin say around decisions. */
export const decisionWords = {
  taken: (id: number, sentence: string): Words => ({
    en: `Decision ${id}: ${sentence}.`,
    fa: `تصمیم ${counted(id, 'fa')}: ${sentence}.`,
  }),
  known: (id: number, sentence: string): Words => ({
    en: `Decision ${id} says so already: ${sentence}.`,
    fa: `تصمیم ${counted(id, 'fa')} از پیش همین را می‌گوید: ${sentence}.`,
  }),
  superseded: (id: number): Words => ({
    en: `  It takes the place of decision ${id}.`,
    fa: `  جای تصمیم ${counted(id, 'fa')} را می‌گیرد.`,
  }),
  undone: (id: number, sentence: string): Words => ({
    en: `Decision ${id} is undone: ${sentence}.`,
    fa: `تصمیم ${counted(id, 'fa')} پس گرفته شد: ${sentence}.`,
  }),
  restored: (old: number, id: number, sentence: string): Words => ({
    en: `Decision ${old} is in force again, as ${id}: ${sentence}.`,
    fa: `تصمیم ${counted(old, 'fa')} دوباره با شماره‌ی ${counted(id, 'fa')} برقرار است: ${sentence}.`,
  }),
  later: {
    en: 'The next `yekta sync` applies it; --apply does so at once.',
    fa: 'همگام‌سازی بعدی آن را اعمال می‌کند؛ با --apply همین حالا اعمال می‌شود.',
  },
  busy: {
    en: 'Another sync is running; the next one applies the decision.',
    fa: 'همگام‌سازی دیگری در حال اجراست؛ همگام‌سازی بعد از آن تصمیم را اعمال می‌کند.',
  },
  applied: (created: number, changed: number, absorbed: number): Words => ({
    en: `Applied to customers: ${created} created or back, ${changed} changed, ${absorbed} merged.`,
    fa: `اعمال شد: ${counted(created, 'fa')} مشتری ساخته یا بازگردانده، ${counted(changed, 'fa')} تغییر، ${counted(absorbed, 'fa')} ادغام.`,
  }),
  none: { en: 'No decisions.', fa: 'هیچ تصمیمی نیست.' },
  number: (id: number): Words => ({ en: `decision ${id}`, fa: `تصمیم ${counted(id, 'fa')}` }),
  until: (day: string): Words => ({ en: `until ${day}`, fa: `تا ${day}` }),
} as const;

/** How a decision ended. */
export const endWords: Readonly<
  Record<NonNullable<StoredDecision['end']>['cause'], (day: string, by: string) => Words>
> = {
  undone: (day, by) => ({ en: `undone on ${day} by ${by}`, fa: `در ${day} به دست ${by} پس گرفته شد` }),
  superseded: (day, by) => ({ en: `superseded on ${day} by ${by}`, fa: `در ${day} جای خود را به ${by} داد` }),
  expired: (day) => ({ en: `expired on ${day}`, fa: `در ${day} به پایان رسید` }),
  erased: (day) => ({ en: `erased on ${day}`, fa: `در ${day} پاک شد` }),
};
