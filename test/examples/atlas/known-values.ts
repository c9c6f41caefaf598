import type { RecordRef } from '../../../examples/atlas/score-truth.ts';
import { toRecordRef } from '../../../examples/atlas/score-truth.ts';
import type { Cells, ZendeskAccount } from './read-atlas.ts';

/** Values that name their owner: identifiers, telephone numbers and e-mail addresses, in one plain form. */
export type KnownValues = ReadonlyMap<RecordRef, readonly string[]>;

/** The values of every customer record; a deliberately plain reading, independent of the matching code. */
export function knownValues(
  sales: readonly Cells[],
  accounting: readonly Cells[],
  support: ZendeskAccount,
): KnownValues {
  const values = new Map<RecordRef, readonly string[]>();
  for (const row of sales) {
    values.set(toRecordRef('sales', row.get('کد مشتری')!), [
      ...identifier(row.get('کد ملی'), 10),
      ...identifier(row.get('شناسه ملی شرکت'), 11),
      ...phone(row.get('موبایل')),
      ...phone(row.get('تلفن ثابت')),
      ...email(row.get('ایمیل')),
    ]);
  }
  for (const row of accounting) {
    const id = row.get('شناسه ملي/كد ملي') ?? '';
    values.set(toRecordRef('accounting', row.get('كد طرف حساب')!), [
      ...identifier(id, id.length === 11 ? 11 : 10),
      ...phone(row.get('همراه')),
      ...phone(row.get('تلفن')),
      ...email(row.get('پست الكترونيك')),
    ]);
  }
  for (const user of support.users) {
    values.set(toRecordRef('support', `user:${user.id}`), [...phone(user.phone), ...email(user.email)]);
  }
  for (const { id, organization_fields: fields } of support.organizations) {
    values.set(toRecordRef('support', `organization:${id}`), [
      ...identifier(fields.national_id, 11),
      ...phone(fields.phone),
      ...email(fields.email),
    ]);
  }
  return values;
}

type Text = string | null | undefined;

const identifier = (text: Text, length: number): string[] => {
  const digits = digitsOf(text);
  return digits.length > 6 ? [`id ${digits.padStart(length, '0')}`] : [];
};

function phone(text: Text): string[] {
  const digits = digitsOf(text?.replace(/ (?:ext|داخلی) .*/u, '')).replace(/^(0098|98(?=\d{10})|0)/u, '');
  return digits.length >= 8 ? [`phone ${digits.slice(-10)}`] : [];
}

const email = (text: Text): string[] => (text?.includes('@') ? [`email ${text.toLowerCase()}`] : []);

const digitsOf = (text: Text): string =>
  (text ?? '')
    .replace(/[۰-۹]/gu, (digit) => String(digit.codePointAt(0)! - 0x06f0))
    .replace(/[٠-٩]/gu, (digit) => String(digit.codePointAt(0)! - 0x0660))
    .replace(/\D/gu, '');
