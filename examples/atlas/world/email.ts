import type { Random } from '../random.ts';
import { weightedPicker } from '../random.ts';
import type { Word } from '../words/word.ts';

const pickProvider = weightedPicker(
  ['gmail.com', 'yahoo.com', 'outlook.com', 'chmail.ir', 'hotmail.com', 'icloud.com'],
  (_provider, rank) => [70, 16, 5, 4, 3, 2][rank] ?? 0,
);
const nicknames = 'blue sky rainy star lonely wolf sunny tiger moon ocean shadow happy dream black white rose'.split(
  ' ',
);

/** A private mailbox: most local parts repeat the name, some say nothing about it. */
export function drawPrivateEmail(random: Random, given: Word, family: Word, birthYear: number): string {
  return `${drawLocalPart(random, squeeze(given.latin), squeeze(family.latin), birthYear)}@${pickProvider(random)}`;
}

/** A mailbox at work, `r.karimi@parsahan.example`. */
export function drawWorkEmail(random: Random, given: Word, family: Word, domain: string): string {
  const [first, last] = [squeeze(given.latin), squeeze(family.latin)];
  const local = random.pick([`${first.slice(0, 1)}.${last}`, last, `${first}.${last}`, first]);
  return `${local}${random.chance(0.1) ? random.int(1, 9) : ''}@${domain}`;
}

function drawLocalPart(random: Random, first: string, last: string, birthYear: number): string {
  const number = random.pick([String(birthYear), String(birthYear).slice(2), random.digits(2), random.digits(3)]);
  switch (random.int(0, 7)) {
    case 0:
      return `${first}.${last}${random.chance(0.4) ? number : ''}`;
    case 1:
      return `${first.slice(0, 1)}.${last}${number}`;
    case 2:
      return `${last}.${first}${random.chance(0.5) ? number : ''}`;
    case 3:
      return `${first}${last}${number}`;
    case 4:
      return `${first}_${last.slice(0, 3)}${number}`;
    case 5:
      return `${last}${number}`;
    case 6:
      return `${first}${random.digits(4)}`;
    default:
      return `${random.pick(nicknames)}.${random.pick(nicknames)}${random.digits(random.int(1, 3))}`;
  }
}

const squeeze = (latin: string): string => latin.toLowerCase().replace(/[^a-z]/gu, '');
