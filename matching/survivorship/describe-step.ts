import { counted, isolated, type Language } from '../explain/language.ts';
import type { ExplainedStep } from './explain-field.ts';

/**
 * What a rule did at its turn: `decided: Ali Rezaei`.
 *
 * @param kept names of what was left behind it, each once
 */
export function describeStep({ outcome }: ExplainedStep, kept: readonly string[], language: Language): string {
  const names = kept.map((name) => isolated(name, language)).join(' | ');
  const count = counted(kept.length, language);
  switch (outcome) {
    case 'decided':
      return { en: `decided: ${names}`, fa: `تعیین کرد: ${names}` }[language];
    case 'narrowed':
      return { en: `left ${count}: ${names}`, fa: `${count} مقدار ماند: ${names}` }[language];
    case 'listed':
      return { en: `keeps ${count}: ${names}`, fa: `${count} مقدار را نگه داشت: ${names}` }[language];
    case 'no_preference':
      return { en: 'no preference', fa: 'ترجیحی نداشت' }[language];
    case 'not_met':
      return { en: 'its condition holds for no value', fa: 'شرط آن برای هیچ مقداری برقرار نیست' }[language];
    case 'disputed':
      return { en: 'the values differ, so a person is asked', fa: 'مقدارها یکی نیستند؛ پس از یک نفر پرسیده می‌شود' }[
        language
      ];
    case 'ordered':
      return { en: 'says which comes first', fa: 'ترتیب را تعیین می‌کند' }[language];
    case 'not_reached':
      return { en: 'not needed', fa: 'نوبتش نرسید' }[language];
    default:
      return outcome satisfies never;
  }
}
