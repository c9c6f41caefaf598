import { counted, isolated, type Language, listed, type Words } from '../../matching/explain/language.ts';
import { describeExcess } from '../../matching/gate/describe-excess.ts';
import { describeQuestion } from '../../matching/queue/describe-question.ts';
import type { StoredHold } from '../../pipeline/ports/hold-store.ts';

/** Why changes are held, in one sentence without personal data. */
export function reasonOfHold({ reason, counts }: StoredHold, language: Language): string {
  return reason === 'deletions'
    ? describeQuestion('vanished', counts, language)
    : `${describeExcess(reason, counts, language)}.`;
}

/** How many changes of each kind are held; null for a source, whose changes nobody has computed. */
export function extentOfHold({ scope, counts }: StoredHold, language: Language): string | null {
  if (scope === 'source') return null;
  const kinds = (['merges', 'splits', 'retired', 'critical_fields'] as const).flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count === 0 ? [] : [kindWords[kind](counted(count, language))[language]];
  });
  const all = holdWords.extent(counts.customers ?? 0, counts.records ?? 0)[language];
  return kinds.length === 0 ? `${all}.` : `${all}${language === 'en' ? ': ' : '؛ '}${listed(kinds, language)}.`;
}

const kindWords: Readonly<Record<'merges' | 'splits' | 'retired' | 'critical_fields', (count: string) => Words>> = {
  merges: (count) => ({ en: `${count} merged`, fa: `${count} ادغام` }),
  splits: (count) => ({ en: `${count} split`, fa: `${count} چند تکه شدن` }),
  retired: (count) => ({ en: `${count} without a record`, fa: `${count} بی‌رکورد شدن` }),
  critical_fields: (count) => ({
    en: `${count} that lose values of critical fields`,
    fa: `${count} از دست رفتن مقدار در فیلدهای حساس`,
  }),
};

/** What `yekta holds` says. */
export const holdWords = {
  file: (name: string): Words => ({ en: `file ${name}`, fa: `فایل ${isolated(name, 'fa')}` }),
  source: (name: string): Words => ({ en: `source ${name}`, fa: `منبع ${isolated(name, 'fa')}` }),
  rules: { en: 'changed rules', fa: 'تغییر قاعده‌ها' },
  model: { en: 'a new model', fa: 'مدل تازه' },
  value: (field: string, value: string): Words => ({
    en: `${field} ${value}`,
    fa: `${field} ${isolated(value, 'fa')}`,
  }),
  rule: (field: string): Words => ({ en: `records that share a value: ${field}`, fa: `رکوردهای هم‌مقدار در ${field}` }),
  cluster: (record: string): Words => ({ en: `customer of ${record}`, fa: `مشتری ${isolated(record, 'fa')}` }),
  kind: { en: 'nothing in common', fa: 'بدون وجه مشترک' },
  since: (day: string): Words => ({ en: `since ${day}`, fa: `از ${day}` }),
  extent: (customers: number, records: number): Words => ({
    en: `Held: changes of ${customers} customers, brought by ${records} records`,
    fa: `نگه‌داشته: تغییر ${counted(customers, 'fa')} مشتری از ${counted(records, 'fa')} رکورد`,
  }),
  records: (names: string): Words => ({ en: `Records: ${names}`, fa: `رکوردها: ${names}` }),
  released: (decision: number): Words => ({
    en: `Let through by decision ${decision}, with the next sync.`,
    fa: `با تصمیم ${counted(decision, 'fa')} در همگام‌سازی بعدی منتشر می‌شود.`,
  }),
  nothing: { en: 'Nothing is held.', fa: 'چیزی نگه داشته نشده است.' },
} as const;
