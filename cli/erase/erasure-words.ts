import type { Language } from '../../matching/explain/language.ts';
import type { ErasureReport } from '../../pipeline/ports/erasure-store.ts';
import { countOf, formatCount } from '../output/numbers.ts';

type Words = Readonly<Record<Language, string>>;

/** What an erasure will do or did, as lines for people. */
export function reportLines(
  customer: string,
  { whole, records, counts }: ErasureReport,
  isDone: boolean,
  language: Language,
): readonly string[] {
  return [
    headline(customer, whole, records.length, isDone)[language],
    ...records.map(({ source, key }) => `  ${source}:${key}`),
    '',
    ...Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([table, count]) => `  ${tableWords[table]?.[language] ?? table}: ${formatCount(count)}`),
  ];
}

function headline(customer: string, whole: boolean, records: number, isDone: boolean): Words {
  const count = countOf(records, 'record');
  if (isDone)
    return whole
      ? { en: `Customer ${customer} was erased with ${count}:`, fa: `مشتری ${customer} با ${records} رکورد پاک شد:` }
      : {
          en: `Of customer ${customer}, ${count} ${records === 1 ? 'was' : 'were'} erased; the others stay:`,
          fa: `از مشتری ${customer}، ${records} رکورد پاک شد و بقیه ماند:`,
        };
  return whole
    ? {
        en: `Customer ${customer} would be erased with ${count}:`,
        fa: `مشتری ${customer} با ${records} رکورد پاک خواهد شد:`,
      }
    : {
        en: `Of customer ${customer}, ${count} would be erased; the others stay:`,
        fa: `از مشتری ${customer}، ${records} رکورد پاک خواهد شد و بقیه می‌ماند:`,
      };
}

/** Rows that are removed or emptied. */
const tableWords: Readonly<Record<string, Words>> = {
  source_record: { en: 'records', fa: 'رکوردها' },
  source_record_version: { en: 'versions of records', fa: 'نسخه‌های رکوردها' },
  normalized_record: { en: 'normalized records', fa: 'رکوردهای پاک‌سازی‌شده' },
  golden_record: { en: 'golden records, past ones too', fa: 'رکوردهای طلایی، گذشته‌ها هم' },
  match_edge: { en: 'scored pairs', fa: 'زوج‌های سنجیده' },
  decision: { en: 'decisions', fa: 'تصمیم‌ها' },
  conflict: { en: 'questions', fa: 'پرسش‌ها' },
  reject: { en: 'rejected rows', fa: 'سطرهای ردشده' },
  hold: { en: 'changes held back', fa: 'تغییرهای نگه‌داشته' },
  model_value: { en: 'values listed in models', fa: 'مقدارهای فهرست‌شده در مدل‌ها' },
};

export const erasureWords = {
  notYet: {
    en: 'Nothing was erased yet. It cannot be undone: run it again with --yes.',
    fa: 'هنوز چیزی پاک نشده است. این کار برگشت ندارد؛ برای انجام آن دوباره با --yes اجرا کنید.',
  },
  next: {
    en: 'The next sync matches all records anew and leaves the rows of these out. Take them out of the sources and of backups, too.',
    fa: 'همگام‌سازی بعدی همه رکوردها را از نو تطبیق می‌دهد و سطرهای اینها را کنار می‌گذارد. آنها را از منبع‌ها و نسخه‌های پشتیبان هم بردارید.',
  },
  removed: { en: 'Exports that were removed:', fa: 'خروجی‌هایی که پاک شد:' },
  left: {
    en: 'Exports that may hold data of the person; remove them or write them anew:',
    fa: 'خروجی‌هایی که شاید داده‌های این شخص در آنها باشد؛ پاکشان کنید یا از نو بنویسید:',
  },
} as const satisfies Readonly<Record<string, Words>>;
