/**
 * True for texts that people type when they have nothing to say: "-", "n/a", "ندارد", "تست", "xxx", "asdf", one repeated letter.
 * Takes comparable text; text without letters and digits is a placeholder too.
 */
export function isPlaceholder(comparable: string): boolean {
  if (comparable === '') return true;
  if (placeholders.has(comparable)) return true;
  if (comparable.length > 2 && isOneCharacter(comparable)) return true;
  return comparable.includes(' ') && hasOnlyPlaceholders(comparable);
}

/** Of its words; nearly always the first one decides. */
function hasOnlyPlaceholders(comparable: string): boolean {
  for (let start = 0; start <= comparable.length; ) {
    const space = comparable.indexOf(' ', start);
    const end = space < 0 ? comparable.length : space;
    const word = comparable.slice(start, end);
    if (!placeholders.has(word) && !isOneCharacter(word)) return false;
    start = end + 1;
  }
  return true;
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
