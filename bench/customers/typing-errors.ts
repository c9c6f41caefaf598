import type { Random } from '../../examples/atlas/random.ts';

/** A text with one slip of the keyboard: a character left out, doubled, exchanged with the next, or replaced by a neighbouring key. */
export function mistyped(text: string, random: Random): string {
  if (text.length < 2) return text;
  const at = random.int(0, text.length - 1);
  const character = text.charAt(at);
  const [before, after] = [text.slice(0, at), text.slice(at + 1)];
  switch (random.int(0, 3)) {
    case 0:
      return before + after;
    case 1:
      return after === '' ? before + character + character : before + after.charAt(0) + character + after.slice(1);
    case 2:
      return before + character + character + after;
    default:
      return before + neighbour(character, random) + after;
  }
}

/** A date with one usual error: day and month exchanged, two digits of the year exchanged, another month, another day. */
export function misdated(date: string, random: Random): string {
  const [year, month, day] = date.split('-') as [string, string, string];
  switch (random.int(0, 3)) {
    case 0:
      return Number(day) <= 12 ? `${year}-${day}-${month}` : `${year}-${month}-${twoDigits(random.int(1, 28))}`;
    case 1:
      return year.charAt(2) === year.charAt(3)
        ? `${year.slice(0, 3)}${random.int(0, 9)}-${month}-${day}`
        : `${year.slice(0, 2)}${year.charAt(3)}${year.charAt(2)}-${month}-${day}`;
    case 2:
      return `${year}-${twoDigits(random.int(1, 12))}-${day}`;
    default:
      return `${year}-${month}-${twoDigits(random.int(1, 28))}`;
  }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function neighbour(character: string, random: Random): string {
  if (/\d/.test(character)) return String((Number(character) + random.int(1, 9)) % 10);
  const lower = character.toLowerCase();
  const row = rows.find((keys) => keys.includes(lower));
  if (row === undefined) return character;
  const at = row.indexOf(lower);
  return row.charAt(at === 0 ? 1 : at === row.length - 1 || random.chance(0.5) ? at - 1 : at + 1);
}

/** Rows of the Latin and of the Persian keyboard. */
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'ضصثقفغعهخحجچ', 'شسیبلاتنمکگ', 'ظطزرذدپو'];
