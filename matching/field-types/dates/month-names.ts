import type { Calendar } from '../field-type.ts';

export interface MonthName {
  readonly calendar: Calendar;
  /** 1 to 12. */
  readonly month: number;
}

/** The month that a word of comparable text names, in Persian, Dari or English, in full or shortened; undefined for other words. */
export function monthByName(word: string): MonthName | undefined {
  return months.get(word);
}

const jalali = [
  'فروردین حمل farvardin far',
  'اردیبهشت ثور ordibehesht ord',
  'خرداد جوزا khordad kho',
  'تیر سرطان tir',
  'مرداد امرداد اسد mordad mor amordad',
  'شهریور سنبله shahrivar sha',
  'مهر میزان mehr meh',
  'ابان عقرب aban aba',
  'اذر قوس azar aza',
  'دی جدی dey dei',
  'بهمن دلو bahman bah',
  'اسفند حوت esfand esf',
];

const gregorian = [
  'january jan ژانویه جنوری',
  'february feb فوریه فبروری',
  'march mar مارس مارچ',
  'april apr اوریل اپریل',
  'may مه می',
  'june jun ژوین ژوئن جون',
  'july jul ژوییه جولای ژولای',
  'august aug اوت اگوست اگست',
  'september sep sept سپتامبر',
  'october oct اکتبر',
  'november nov نوامبر',
  'december dec دسامبر',
];

const months = new Map<string, MonthName>();
for (const [calendar, names] of [
  ['jalali', jalali],
  ['gregorian', gregorian],
] as const) {
  names.forEach((words, index) => {
    for (const word of words.split(' ')) months.set(word, { calendar, month: index + 1 });
  });
}
