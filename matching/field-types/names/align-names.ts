import { boundedMemo } from '../../text/bounded-memo.ts';
import { compareSingleNames, type NameLevel } from './compare-single-names.ts';
import type { NameParts } from './name-parts.ts';
import { singleNameOf } from './single-name-parts.ts';

/** How well the words of two names pair up; each word is used once, the best agreements first. */
export interface NameAlignment {
  readonly equal: number;
  readonly alike: number;
  readonly typos: number;
  /** Short forms and beginnings: Bob, Robert; محمد, محمدرضا. */
  readonly aliases: number;
  readonly initials: number;
  /** Words that found no partner. */
  readonly restA: number;
  readonly restB: number;
  /** The last words, usually the family names, are equal or sound alike. */
  readonly sameFamily: boolean;
}

export function alignNames(a: NameParts, b: NameParts): NameAlignment {
  const partner = new Array<number>(a.core.length).fill(-1);
  const taken = new Array<boolean>(b.core.length).fill(false);
  const pairUp = (agree: (i: number, j: number) => boolean): number => {
    let count = 0;
    for (let i = 0; i < partner.length; i++) {
      if (partner[i] !== -1) continue;
      for (let j = 0; j < taken.length; j++) {
        if (taken[j] || !agree(i, j)) continue;
        partner[i] = j;
        taken[j] = true;
        count++;
        break;
      }
    }
    return count;
  };
  const at = (level: NameLevel): number => pairUp((i, j) => levelOfWords(a.core, i, b.core, j) === level);
  const equal = at('exact');
  const alike = at('sounds_alike');
  const sameFamily = partner[partner.length - 1] === taken.length - 1;
  const typos = at('typo');
  const initials = at('initial');
  const aliases = at('alias');
  const matched = equal + alike + typos + initials + aliases;
  return {
    equal,
    alike,
    typos,
    aliases,
    initials,
    restA: a.core.length - matched,
    restB: b.core.length - matched,
    sameFamily,
  };
}

/** Words are compared as given names, the last words of both as family names. */
function levelOfWords(a: readonly string[], i: number, b: readonly string[], j: number): NameLevel {
  const areFamilies = isFamily(a, i) && isFamily(b, j);
  const nameOf = areFamilies ? familyNameOf : givenNameOf;
  return compareSingleNames(nameOf(a[i]!), nameOf(b[j]!));
}

function isFamily(words: readonly string[], i: number): boolean {
  return i > 0 && i === words.length - 1;
}

const givenNameOf = boundedMemo((word) => singleNameOf('given', word), 20_000);
const familyNameOf = boundedMemo((word) => singleNameOf('family', word), 20_000);
