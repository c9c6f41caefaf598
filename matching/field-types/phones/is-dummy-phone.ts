/**
 * True for digits that nobody's phone has: one repeated digit, counting up or down, a subscriber number of zeros or of one digit
 * (0912 000 0000, 021 00000000). Takes digits as written, or the national number without its zero.
 */
export function isDummyPhone(digits: string): boolean {
  const bare = digits.replace(/^0+/, '');
  if (bare.length === 0 || isRepeated(digits) || isRepeated(bare)) return true;
  if (ascending.includes(bare) || descending.includes(bare) || bare === countedMobile) return true;
  return digits.length >= 7 && isRepeated(digits.slice(-7));
}

const ascending = '12345678901234567890';
const descending = '98765432109876543210';
/** A mobile number filled by counting on: 0912 345 67 89. */
const countedMobile = '9123456789';

function isRepeated(digits: string): boolean {
  if (digits.length < 3) return false;
  for (let i = 1; i < digits.length; i++) if (digits[i] !== digits[0]) return false;
  return true;
}
