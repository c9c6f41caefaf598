import { counted, isolated, type Language, type Words } from '../../matching/explain/language.ts';
import type { ValueStatus } from '../../matching/normalized-record.ts';
import type { EventCause } from '../../pipeline/ports/customer-feed.ts';

/** What `yekta why` says around the explanation itself. */
export const sentences = {
  fieldOf: (field: string, customer: string): Words => ({
    en: `${field} of customer ${customer}`,
    fa: `${field} مشتری ${customer}`,
  }),
  merged: (id: string): Words => ({
    en: `${id} was merged into another customer:`,
    fa: `${id} در مشتری دیگری ادغام شده است:`,
  }),
  from: (record: string): Words => ({ en: `from ${record}`, fa: `از ${record}` }),
  because: (reason: string): Words => ({ en: `Why: ${reason}`, fa: `چرا: ${reason}` }),
  nothing: { en: '(nothing is served)', fa: '(چیزی ارائه نمی‌شود)' },
  noCandidates: { en: 'no record offers a value', fa: 'هیچ رکوردی مقداری ندارد' },
  together: (fields: string): Words => ({
    en: `Decided together with ${fields}: one record brings them all.`,
    fa: `همراه با ${fields} تعیین می‌شود: همه از یک رکورد می‌آیند.`,
  }),
  otherwise: (values: string): Words => ({
    en: `Served since the last sync: ${values || '(nothing)'}. Something changed since; the next sync serves the above.`,
    fa: `از همگام‌سازی پیش تاکنون این ارائه می‌شود: ${values || '(هیچ)'}. پس از آن چیزی تغییر کرده است؛ همگام‌سازی بعدی مقدار بالا را ارائه می‌کند.`,
  }),
  pinned: {
    en: 'A person decided; the rules were not asked.',
    fa: 'یک نفر تصمیم گرفته است؛ نوبت به قاعده‌ها نرسید.',
  },
  number: (place: number): Words => ({ en: `${place}.`, fa: `${counted(place, 'fa')}.` }),
  served: { en: 'served', fa: 'ارائه می‌شود' },
  dropped: (rule: number): Words => ({
    en: `lost at rule ${rule}`,
    fa: `قاعده‌ی ${counted(rule, 'fa')} آن را کنار گذاشت`,
  }),
  decayed: (now: string, fresh: string): Words => ({ en: `${now} of ${fresh}`, fa: `${now} از ${fresh}` }),
  pin: (values: string, author: string, day: string, until: string | null, reason: string | null): Words => ({
    en: `Pinned to ${values} by ${author} on ${day}${until === null ? '' : `, until ${until}`}${reason === null ? '' : `: ${reason}`}`,
    fa: `${author} در ${day} مقدار ${values} را سنجاق کرد${until === null ? '' : `، تا ${until}`}${reason === null ? '' : `: ${isolated(reason, 'fa')}`}`,
  }),
  rejection: (value: string, author: string, day: string, reason: string | null): Words => ({
    en: `${value} was rejected by ${author} on ${day}${reason === null ? '' : `: ${reason}`}`,
    fa: `${author} در ${day} مقدار ${value} را رد کرد${reason === null ? '' : `: ${isolated(reason, 'fa')}`}`,
  }),
  priority: (priority: number): Words => ({
    en: `Priority ${priority.toFixed(2)}.`,
    fa: `اولویت: ${priority
      .toFixed(2)
      .replace(/\d/g, (digit) => counted(Number(digit), 'fa'))
      .replace('.', '٫')}.`,
  }),
} as const;

export const headings: Readonly<
  Record<
    Language,
    {
      readonly candidates: (day: string) => string;
      readonly rules: string;
      readonly people: string;
      readonly history: string;
      readonly warnings: string;
      readonly question: string;
    }
  >
> = {
  en: {
    candidates: (day) => `Candidates, with the trust that each has on ${day}`,
    rules: 'Rules, in their order',
    people: 'What people decided',
    history: 'Served in the course of time',
    warnings: 'Worth knowing',
    question: 'Waiting for a person',
  },
  fa: {
    candidates: (day) => `نامزدها، با اعتمادی که در ${day} به هر یک هست`,
    rules: 'قاعده‌ها به ترتیب',
    people: 'تصمیم افراد',
    history: 'آنچه در گذر زمان ارائه شده است',
    warnings: 'دانستنی',
    question: 'در انتظار تصمیم یک نفر',
  },
};

export const columnTitles = {
  en: {
    value: 'value',
    record: 'record',
    status: 'validity',
    updated: 'updated',
    firstSeen: 'first seen',
    lastSeen: 'last seen',
    trust: 'trust',
    fate: 'outcome',
  },
  fa: {
    value: 'مقدار',
    record: 'رکورد',
    status: 'اعتبار',
    updated: 'تغییر',
    firstSeen: 'نخستین دیدار',
    lastSeen: 'آخرین دیدار',
    trust: 'اعتماد',
    fate: 'نتیجه',
  },
} as const;

export const statusWords: Readonly<Record<ValueStatus, Words>> = {
  valid: { en: 'valid', fa: 'معتبر' },
  unverified: { en: 'unverified', fa: 'تأییدنشده' },
  invalid: { en: 'invalid', fa: 'نامعتبر' },
  junk: { en: 'junk', fa: 'بی‌معنی' },
};

/** What brought a value, as the last column of the history. */
export const causeWords: Readonly<Record<EventCause, Words>> = {
  source: { en: 'from the sources', fa: 'از منبع‌ها' },
  decision: { en: 'a person decided', fa: 'با تصمیم یک نفر' },
  rules: { en: 'rules changed', fa: 'با تغییر قاعده‌ها' },
  model: { en: 'a new model', fa: 'با مدل تازه' },
  rollback: { en: 'a rollback', fa: 'با بازگرداندن یک اجرا' },
  erasure: { en: 'an erasure', fa: 'با پاک‌سازی داده‌ها' },
};

/** A value that may be Persian or Latin, so that it disturbs no line around it. */
export function quotedValue(value: string): string {
  return isolated(value, /\p{Script=Arabic}/u.test(value) ? 'fa' : 'en');
}
