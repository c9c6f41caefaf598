/** True when two texts hold the same digits in the same order: a mistyped word keeps its numbers, "Alborz 1" and "Alborz 2" are two. */
export function sameDigits(a: string, b: string): boolean {
  return a.replace(notDigits, '') === b.replace(notDigits, '');
}

const notDigits = /\D+/g;
