/**
 * Check digit of the Iranian national ID (کد ملی, ten digits): the weighted sum of the first nine digits, weights 10 to 2, modulo 11;
 * a remainder below 2 is the check digit itself, else 11 minus it. Civil registration organisation of Iran.
 * Repeated digits pass; telling them apart is the caller's business.
 */
export function isIranianNationalId(digits: string): boolean {
  if (!tenDigits.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += digitAt(digits, i) * (10 - i);
  const remainder = sum % 11;
  return digitAt(digits, 9) === (remainder < 2 ? remainder : 11 - remainder);
}

/**
 * Check digit of the Iranian national ID of legal entities (شناسه ملی, eleven digits): to each of the first ten digits the tenth digit plus
 * two is added, the sums are weighted 29, 27, 23, 19, 17 in turn, and the total modulo 11 (10 counts as 0) is the last digit. The
 * serial number (fourth to ninth digit) is never zero.
 */
export function isIranianCompanyId(digits: string): boolean {
  if (!elevenDigits.test(digits) || digits.slice(3, 9) === '000000') return false;
  const shift = digitAt(digits, 9) + 2;
  let sum = 0;
  for (let i = 0; i < 10; i++) sum += (digitAt(digits, i) + shift) * companyWeights[i % 5]!;
  return digitAt(digits, 10) === (sum % 11) % 10;
}

const tenDigits = /^\d{10}$/;
const elevenDigits = /^\d{11}$/;
const companyWeights = [29, 27, 23, 19, 17] as const;

function digitAt(digits: string, at: number): number {
  return digits.charCodeAt(at) - 0x30;
}
