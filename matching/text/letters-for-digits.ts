/**
 * Digits between Latin letters are slips of reading or typing, as 0 for o in h0well: a word of comparable text with the letters in
 * their place that they look like. Digits at the edges stay, for they may count (district9, 5th).
 */
export function lettersForDigits(word: string): string {
  return word.replace(betweenLetters, (digit) => lookAlikes[Number(digit)]!);
}

const betweenLetters = /(?<=[a-z])\d(?=[a-z])/g;
/** For 0 to 9. */
const lookAlikes = 'olzeasbtbg';
