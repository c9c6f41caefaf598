import { tokensOf } from './tokens.ts';

/**
 * True for texts that people type when they have nothing to say: "-", "n/a", "ندارد", "تست", "xxx", "asdf", one repeated letter.
 * Takes comparable text; text without letters and digits is a placeholder too.
 */
export function isPlaceholder(comparable: string): boolean {
  if (comparable === '') return true;
  if (placeholders.has(comparable)) return true;
  if (comparable.length > 2 && isOneCharacter(comparable)) return true;
  const tokens = tokensOf(comparable);
  return tokens.length > 1 && tokens.every((token) => placeholders.has(token) || isOneCharacter(token));
}

function isOneCharacter(text: string): boolean {
  for (let i = 1; i < text.length; i++) {
    if (text.charCodeAt(i) !== text.charCodeAt(0) && text[i] !== ' ') return false;
  }
  return text.length > 1;
}

const placeholders: ReadonlySet<string> = new Set([
  'na',
  'n a',
  'nan',
  'nil',
  'null',
  'none',
  'no',
  'no name',
  'noname',
  'empty',
  'unknown',
  'undefined',
  'unnamed',
  'anonymous',
  'test',
  'tests',
  'testing',
  'tester',
  'test test',
  'sample',
  'example',
  'dummy',
  'temp',
  'tbd',
  'todo',
  'asd',
  'asdf',
  'asdfg',
  'asdfgh',
  'asdfghjkl',
  'qwe',
  'qwer',
  'qwerty',
  'abc',
  'abcd',
  'xyz',
  'new customer',
  'customer',
  'cash customer',
  'walk in customer',
  'guest',
  'تست',
  'تستی',
  'ازمایشی',
  'نمونه',
  'ندارد',
  'نداریم',
  'نامشخص',
  'نا مشخص',
  'نامعلوم',
  'نا معلوم',
  'مشخص نیست',
  'معلوم نیست',
  'ناشناس',
  'نا شناس',
  'بی نام',
  'بینام',
  'بدون نام',
  'بدون',
  'فاقد',
  'فاقد نام',
  'خالی',
  'ثبت نشده',
  'وارد نشده',
  'هیچ',
  'هیچکدام',
  'متفرقه',
  'مشتری',
  'مشتری متفرقه',
  'مشتریان متفرقه',
  'مشتری نقدی',
  'مشتریان نقدی',
  'مشتری گذری',
  'مشتری عمومی',
  'مشتری جدید',
  'نقدی',
  'فروش نقدی',
  'مهمان',
  'کاربر مهمان',
  'شسیب',
]);
