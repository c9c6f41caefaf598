import { type CustomerId, toCustomerId } from '../ids.ts';

/** Crockford's base 32, lower case: sorts as the numbers do, and has no look-alikes. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_DIGITS = 10;
const RANDOM_DIGITS = 16;

/**
 * Makes a source of opaque, time-ordered customer ids: `c` and a ULID (https://github.com/ulid/spec) in lower case. Each
 * id is greater than the one before, also within one millisecond and when the clock goes back.
 *
 * @param now milliseconds since 1970
 * @param randomDigit an integer from 0 to 31
 */
export function customerIdSource(now: () => number, randomDigit: () => number): () => CustomerId {
  let lastTime = -1;
  let digits: number[] = [];
  return () => {
    const time = now();
    if (time > lastTime) {
      lastTime = time;
      digits = Array.from({ length: RANDOM_DIGITS }, randomDigit);
    } else if (!increment(digits)) {
      lastTime += 1;
    }
    return toCustomerId(`c${encodeTime(lastTime)}${digits.map((digit) => ALPHABET[digit]).join('')}`);
  };
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
