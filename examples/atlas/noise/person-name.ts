import type { Random } from '../random.ts';
import type { Person } from '../world/party.ts';
import { romanise } from './latin-spelling.ts';
import { respell, slip, writeJoints } from './persian-text.ts';

export interface WrittenName {
  readonly given: string;
  readonly family: string;
}

/** How carelessly a source is kept: probabilities per record. */
export interface NameNoise {
  readonly slip: number;
  readonly swapped: number;
  readonly honorific: number;
  readonly givenMissing: number;
}

/** A person's name as a clerk types it in Persian. */
export function writeName(random: Random, person: Person, noise: NameNoise): WrittenName {
  const seyed = person.seyed && random.chance(0.75) ? (person.gender === 'male' ? 'سید ' : 'سیده ') : '';
  let given = seyed + writeWord(random, person.given.persian, noise.slip);
  let family = writeWord(random, person.family.persian, noise.slip);
  if (random.chance(noise.givenMissing)) given = '';
  if (given !== '' && random.chance(noise.swapped)) [given, family] = [family, given];
  if (random.chance(noise.honorific)) given = `${honorific(random, person)} ${given}`.trim();
  return { given, family };
}

/** The name as its bearer gives it in Latin letters: initials, missing parts and shouting included. */
export function writeLatinName(random: Random, person: Person): string {
  const given = (person.seyed && random.chance(0.4) ? 'Seyed ' : '') + romanise(random, person.given);
  const family = romanise(random, person.family);
  const roll = random.next();
  if (roll < 0.04) return `${given.slice(0, 1)}. ${family}`;
  if (roll < 0.06) return given;
  if (roll < 0.08) return family;
  if (roll < 0.11) return `${family} ${given}`;
  if (roll < 0.19) return `${given} ${family}`.toLowerCase();
  if (roll < 0.23) return `${given} ${family}`.toUpperCase();
  if (roll < 0.25) return `${person.gender === 'male' ? 'Mr.' : 'Mrs.'} ${family}`;
  return `${given} ${family}`;
}

export function writeWord(random: Random, persian: string, slipProbability: number): string {
  const written = respell(random, writeJoints(random, persian));
  return random.chance(slipProbability) ? slip(random, written) : written;
}

function honorific(random: Random, { gender }: Person): string {
  if (random.chance(0.2)) return random.pick(['مهندس', 'دکتر', 'حاج آقا', 'استاد']);
  return gender === 'male' ? random.pick(['آقای', 'جناب آقای', 'آقا']) : random.pick(['خانم', 'سرکار خانم']);
}
