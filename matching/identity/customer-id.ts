import { type CustomerId, toCustomerId } from '../ids.ts';

/** Crockford's base 32, lower case: sorts as the numbers do, and has no look-alikes. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_DIGITS = 10;
const RANDOM_DIGITS = 16;
/** Of these, the last that are counted on as one number: of 30 bits. */
const COUNTED_DIGITS = 6;
const COUNTED = 32 ** COUNTED_DIGITS;
/** All pairs of digits, in order. */
const PAIRS = [...ALPHABET].flatMap((first) => [...ALPHABET].map((second) => first + second));

/**
 * Makes a source of opaque, time-ordered customer ids: `c` and a ULID (https://github.com/ulid/spec) in lower case. Each
 * id is greater than the one before, also within one millisecond and when the clock goes back.
 *
 * @param now milliseconds since 1970
 * @param randomDigit an integer from 0 to 31
 */
export function customerIdSource(now: () => number, randomDigit: () => number): () => CustomerId {
  let lastTime = -1;
  /** The random digits that change seldom; `c`, the time and these. */
  let upper: number[] = [];
  let start = '';
  let counted = 0;
  return () => {
    const time = now();
    counted += 1;
    if (time > lastTime) {
      const digits = Array.from({ length: RANDOM_DIGITS }, randomDigit);
      lastTime = time;
      upper = digits.slice(0, -COUNTED_DIGITS);
      counted = digits.slice(-COUNTED_DIGITS).reduce((number, digit) => number * 32 + digit, 0);
      start = startOf(lastTime, upper);
    } else if (counted >= COUNTED) {
      counted = 0;
      if (!increment(upper)) lastTime += 1;
      start = startOf(lastTime, upper);
    }
    return toCustomerId(start + PAIRS[counted >> 20]! + PAIRS[(counted >> 10) & 1023]! + PAIRS[counted & 1023]!);
  };
}

function startOf(time: number, upper: readonly number[]): string {
  return `c${encodeTime(time)}${upper.map((digit) => ALPHABET[digit]).join('')}`;
}

function encodeTime(time: number): string {
  let text = '';
  for (let rest = time, digit = 0; digit < TIME_DIGITS; digit++, rest = Math.floor(rest / 32)) {
    text = ALPHABET[rest % 32]! + text;
  }
  return text;
}

/** Adds one in place; false when the digits overflowed to zero. */
function increment(digits: number[]): boolean {
  for (let place = digits.length - 1; place >= 0; place--) {
    const next = digits[place]! + 1;
    digits[place] = next % 32;
    if (next < 32) return true;
  }
  return false;
}
