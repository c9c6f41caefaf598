import { counted, type Language, type Words } from '../explain/language.ts';
import type { GateKind } from './change-group.ts';

/** How much of what a limit is about there was, and how much is allowed. */
export interface Excess {
  readonly found?: number;
  readonly allowed?: number;
}

/** Why changes are held, in one sentence without its full stop. */
export function describeExcess(reason: GateKind, { found = 0, allowed = 0 }: Excess, language: Language): string {
  return excessWords[reason](counted(found, language), counted(allowed, language))[language];
}

const excessWords: Readonly<Record<GateKind, (found: string, allowed: string) => Words>> = {
  merges: (found, allowed) => ({
    en: `${found} customers at once would be merged into others, ${allowed} are allowed`,
    fa: `${found} مشتری یک‌باره با مشتریان دیگر ادغام می‌شدند و حد مجاز ${allowed} است`,
  }),
  splits: (found, allowed) => ({
    en: `${found} customers at once would be split, ${allowed} are allowed`,
    fa: `${found} مشتری یک‌باره چند تکه می‌شدند و حد مجاز ${allowed} است`,
  }),
  retired: (found, allowed) => ({
    en: `${found} customers at once would be left without a record, ${allowed} are allowed`,
    fa: `${found} مشتری یک‌باره بی‌رکورد می‌ماندند و حد مجاز ${allowed} است`,
  }),
  critical_fields: (found, allowed) => ({
    en: `${found} customers at once would lose values of critical fields, ${allowed} are allowed`,
    fa: `${found} مشتری یک‌باره مقدار فیلدهای حساس خود را از دست می‌دادند و حد مجاز ${allowed} است`,
  }),
  largest_cluster: (found, allowed) => ({
    en: `a customer would grow to ${found} records, ${allowed} are allowed`,
    fa: `رکوردهای یک مشتری به ${found} می‌رسید و حد مجاز ${allowed} است`,
  }),
  new_junk: (found, allowed) => ({
    en: `${found} new records of a file share one value, ${allowed} are allowed`,
    fa: `${found} رکورد تازه‌ی یک فایل یک مقدار مشترک دارند و حد مجاز ${allowed} است`,
  }),
};
