/** Languages in which Yekta explains itself. */
export type Language = 'en' | 'fa';

/** One text in each language. */
export type Words = Readonly<Record<Language, string>>;

/** `+12.1 bits`, `-3.3 bits`; in Persian the signed number stands in an isolate, so that the sign stays in front. */
export function inBits(bits: number, language: Language): string {
  const number = signed(bits, language);
  return language === 'en' ? `${number} bits` : `${number} بیت`;
}

/** `+12.1` */
export function signed(bits: number, language: Language): string {
  const text = bits.toFixed(1);
  return leftToRight(text.startsWith('-') ? (text === '-0.0' ? '+0.0' : text) : `+${text}`, language);
}

/** A number without a sign, to one decimal. */
export function plain(number: number, language: Language): string {
  return leftToRight(Math.abs(number).toFixed(1), language);
}

/** Never rounds a doubt away: 99.9 % is the most and 0.1 % the least that is shown. */
export function inPercent(probability: number, language: Language): string {
  const text = Math.min(99.9, Math.max(0.1, probability * 100)).toFixed(1);
  return language === 'en' ? `${text} %` : `${persianDigits(text)}٪`;
}

/** A count with the digits of the language. */
export function counted(count: number, language: Language): string {
  return language === 'en' ? String(count) : persianDigits(String(count));
}

/** Several things in one sentence: `a, b and c`. */
export function listed(items: readonly string[], language: Language): string {
  const [comma, and] = language === 'en' ? [', ', ' and '] : ['، ', ' و '];
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(comma)}${and}${items.at(-1)}`;
}

/** A text whose own direction must not disturb the sentence around it, such as `sales:1024` in a Persian one. */
export function isolated(text: string, language: Language): string {
  return language === 'en' ? text : `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}`;
}

const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

function leftToRight(number: string, language: Language): string {
  return language === 'en' ? number : `${LEFT_TO_RIGHT_ISOLATE}${persianDigits(number)}${POP_ISOLATE}`;
}

function persianDigits(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit))).replace('.', '٫');
}
