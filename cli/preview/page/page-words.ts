import type { Words } from '../../../matching/explain/language.ts';

/** Words of the page beside those that the terminal has, too. */
export const pageWords = {
  title: { en: 'What would change', fa: 'چه چیزی عوض می‌شود' },
  nothing: { en: 'Nothing would change.', fa: 'هیچ چیز عوض نمی‌شود.' },
  intro: {
    en: 'What the next sync would publish with this configuration, beside what is published now. Nothing was written.',
    fa: 'آن‌چه همگام‌سازی بعدی با این پیکربندی منتشر می‌کند، در کنار آن‌چه اکنون منتشر شده است. چیزی نوشته نشد.',
  },
  personal: {
    en: 'This page holds personal data: keep it as you keep the customers.',
    fa: 'این صفحه داده‌ی شخصی دارد؛ از آن مانند خود مشتریان نگهداری کنید.',
  },
  customersNow: { en: 'customers now', fa: 'مشتری، اکنون' },
  customersThen: { en: 'customers then', fa: 'مشتری، سپس' },
  customersChanged: { en: 'customers stay and change', fa: 'مشتری می‌مانند و عوض می‌شوند' },
  kindsChanged: { en: 'become an organisation, or a person', fa: 'از شخص به سازمان یا برعکس' },
  model: { en: 'Matching model', fa: 'مدل تطبیق' },
  reread: { en: 'Records that are read differently', fa: 'رکوردهایی که جور دیگری خوانده می‌شوند' },
  missing: {
    en: 'no record has this column; a sync would not read the source',
    fa: 'هیچ رکوردی این ستون را ندارد؛ همگام‌سازی این منبع را نمی‌خواند',
  },
  moves: { en: 'Customers that move', fa: 'مشتریانی که جابه‌جا می‌شوند' },
  now: { en: 'now', fa: 'اکنون' },
  afterwards: { en: 'then', fa: 'سپس' },
  shown: { en: 'shown here', fa: 'این‌جا آمده' },
  fields: { en: 'Golden fields that change', fa: 'فیلدهای طلایی که عوض می‌شوند' },
  field: { en: 'field', fa: 'فیلد' },
  customers: { en: 'customers', fa: 'مشتری' },
  gained: { en: 'had none', fa: 'نداشتند' },
  lost: { en: 'will have none', fa: 'نخواهند داشت' },
  why: { en: 'why', fa: 'چرا' },
  customer: { en: 'customer', fa: 'مشتری' },
  empty: { en: 'nothing', fa: 'هیچ' },
  questions: { en: 'Questions for people', fa: 'پرسش‌هایی از آدم‌ها' },
  question: { en: 'question', fa: 'پرسش' },
  opened: { en: 'asked', fa: 'پرسیده می‌شود' },
  closed: { en: 'asked no more', fa: 'دیگر پرسیده نمی‌شود' },
} as const satisfies Readonly<Record<string, Words>>;
