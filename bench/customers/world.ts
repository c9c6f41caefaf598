import type { Random } from '../../examples/atlas/random.ts';

export type Script = 'latin' | 'persian';

/** A word that customers are made of, as it is written in each script. */
export interface Word {
  /** Usual spellings, the commonest first. */
  readonly latin: readonly string[];
  /** `null` where only Latin is written. */
  readonly persian: string | null;
  /** Short forms of a given name, in Latin. */
  readonly short: readonly string[];
}

/** An address before anyone writes it down. */
export interface Place {
  readonly city: Word;
  readonly postcode: string;
  readonly street: Word;
  /** Index of the kind of street, such as Avenue. */
  readonly kind: number;
  readonly number: number;
  /** 0: the whole building. */
  readonly unit: number;
}

export const sources = ['crm', 'shop', 'support'] as const;
export type Source = (typeof sources)[number];

/** Where synthetic customers live: how they are called and how their data are written. */
export interface World {
  readonly man: (random: Random) => Word;
  readonly woman: (random: Random) => Word;
  readonly family: (random: Random) => Word;
  readonly company: (random: Random) => Word;
  readonly mailDomain: (random: Random) => string;
  readonly place: (random: Random) => Place;
  /** National digits. */
  readonly mobile: (random: Random) => string;
  readonly landline: (random: Random) => string;
  readonly scriptOf: (source: Source, random: Random) => Script;
  readonly writeAddress: (place: Place, script: Script, random: Random) => string;
  readonly writePhone: (digits: string, random: Random) => string;
  /** @param date ISO day, which may not exist: people write such days */
  readonly writeDate: (date: string, source: Source) => string;
}

/**
 * A word as one person writes it.
 *
 * @param habit the person's own spelling among several; most records keep to it
 */
export function written(word: Word, script: Script, habit: number, random: Random): string {
  if (script === 'persian' && word.persian !== null)
    return word.persian.replace('\u200c', joints[habit % joints.length]!);
  const spelling = word.latin.length > 1 && random.chance(0.2) ? random.int(0, word.latin.length - 1) : habit;
  return word.latin[spelling % word.latin.length]!;
}

/** How people write a half-space: as it is, as a blank, or not at all. */
const joints = ['\u200c', '\u200c', ' ', ''];
