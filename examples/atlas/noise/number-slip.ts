import type { Random } from '../random.ts';

/** One slip in a row of digits: a wrong digit, or two in the wrong order. */
export function slipDigit(random: Random, digits: string): string {
  const at = random.int(2, digits.length - 2);
  if (random.chance(0.5)) return digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2);
  return digits.slice(0, at) + random.digits(1) + digits.slice(at + 1);
}

/** Cuts digits into groups of the given sizes. */
export function group(digits: string, sizes: readonly number[], separator: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const size of sizes) {
    parts.push(digits.slice(at, at + size));
    at += size;
  }
  return [...parts, digits.slice(at)].filter((part) => part !== '').join(separator);
}
