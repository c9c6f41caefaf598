import { soundsAlike } from '../../text/sound/sounds-alike.ts';
import { isFeminineForm } from './feminine.ts';
import { isNameTypo } from './is-name-typo.ts';
import type { NameParts } from './name-parts.ts';

/** How well the words of two names pair up; each word is used once, the best agreements first. */
export interface NameAlignment {
  readonly equal: number;
  readonly alike: number;
  readonly typos: number;
  readonly prefixes: number;
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
  const equal = pairUp((i, j) => a.core[i] === b.core[j]);
  const alike = pairUp((i, j) => soundsAlike(a.sounds[i]!, b.sounds[j]!));
  const sameFamily = partner[partner.length - 1] === taken.length - 1;
  const typos = pairUp((i, j) => isNameTypo(a.core[i]!, b.core[j]!));
  const initials = pairUp((i, j) => isInitial(a.core[i]!, b.core[j]!, a, b, i, j));
  const prefixes = pairUp((i, j) => isPrefix(a.core[i]!, b.core[j]!) || isPrefix(b.core[j]!, a.core[i]!));
  const matched = equal + alike + typos + initials + prefixes;
  return {
    equal,
    alike,
    typos,
    prefixes,
    initials,
    restA: a.core.length - matched,
    restB: b.core.length - matched,
    sameFamily,
  };
}

function isInitial(x: string, y: string, a: NameParts, b: NameParts, i: number, j: number): boolean {
  if ((x.length === 1) === (y.length === 1)) return false;
  if (x[0] === y[0]) return true;
  const first = a.sounds[i]!;
  const second = b.sounds[j]!;
  if (first.script === second.script) return false;
  return first.slots[0] !== 0 || second.slots[0] !== 0
    ? first.slots[0] !== 0 && second.slots[0] !== 0
    : first.consonants[0] === second.consonants[0];
}

/** محمد and محمدرضا: the beginning of a compound, not a feminine form. */
function isPrefix(name: string, longer: string): boolean {
  return (
    name.length >= 3 && longer.length >= name.length + 2 && longer.startsWith(name) && !isFeminineForm(longer, name)
  );
}
