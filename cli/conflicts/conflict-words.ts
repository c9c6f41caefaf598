import { counted, isolated, type Language, type Words } from '../../matching/explain/language.ts';

/** What `yekta conflicts` says around the questions themselves. */
export const sentences = {
  priority: (priority: number): Words => {
    const text = priority.toFixed(2);
    return { en: `priority ${text}`, fa: `اولویت ${inPersian(text)}` };
  },
  assigned: (name: string): Words => ({ en: `with ${name}`, fa: `در دست ${isolated(name, 'fa')}` }),
  since: (day: string): Words => ({ en: `since ${day}`, fa: `از ${day}` }),
  ofSource: (source: string): Words => ({ en: `Source ${source}.`, fa: `منبع ${isolated(source, 'fa')}.` }),
  ofCustomer: (customer: string): Words => ({
    en: `Customer ${customer}.`,
    fa: `مشتری ${isolated(customer, 'fa')}.`,
  }),
  records: (count: number, names: string): Words => ({
    en: `${count} records: ${names}`,
    fa: `${counted(count, 'fa')} رکورد: ${names}`,
  }),
  evidence: (reasons: string): Words => ({ en: `Evidence: ${reasons}`, fa: `شواهد: ${reasons}` }),
  sum: (bits: string, percent: string): Words => ({
    en: `${bits} in all, ${percent}`,
    fa: `در مجموع ${bits}، ${percent}`,
  }),
  nothing: { en: 'Nothing waits for a person.', fa: 'چیزی در انتظار بررسی نیست.' },
  more: (count: number): Words => ({
    en: `${count} more: ask for them with --limit.`,
    fa: `${counted(count, 'fa')} مورد دیگر: با ${isolated('--limit', 'fa')} دیده می‌شود.`,
  }),
  toldAssigned: (id: number, name: string): Words => ({
    en: `Question ${id} is with ${name}.`,
    fa: `پرسش ${counted(id, 'fa')} در دست ${isolated(name, 'fa')} است.`,
  }),
  toldFree: (id: number): Words => ({
    en: `Question ${id} is with nobody.`,
    fa: `پرسش ${counted(id, 'fa')} در دست کسی نیست.`,
  }),
  toldClosed: (id: number): Words => ({
    en: `Question ${id} is closed. It is asked again only when what it is about changes.`,
    fa: `پرسش ${counted(id, 'fa')} بسته شد. تنها وقتی دوباره پرسیده می‌شود که موضوع آن تغییر کند.`,
  }),
} as const;

export const separators: Readonly<Record<Language, string>> = { en: '; ', fa: '؛ ' };

function inPersian(text: string): string {
  return text.replace(/\d/g, (digit) => counted(Number(digit), 'fa')).replace('.', '٫');
}
