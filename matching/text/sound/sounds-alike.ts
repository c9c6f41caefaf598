import { latinVowel, persianVowel, type Sound } from './sound.ts';

/**
 * True when two words (or joined words) can be spellings of one name: the same consonants, and vowels that do not contradict each
 * other as far as both spellings tell. Symmetric; not transitive, because an unwritten vowel agrees with several written ones.
 *
 * After a long â a Latin i may stand for an unwritten short vowel, as Arabic and Dari romanise it (Hashim, هاشم); with `shortI` false
 * it may not, because it may as well be a long one (Hamid is حمید rather than حامد).
 */
export function soundsAlike(a: Sound, b: Sound, { shortI = true } = {}): boolean {
  if (a.consonants !== b.consonants) return false;
  if (a.script !== b.script) return a.script === 'arabic' ? alikeAcross(a, b, shortI) : alikeAcross(b, a, shortI);
  const sameSlot = a.script === 'latin' ? latinPair : (x: number, y: number) => x === y;
  return a.slots.every((slot, i) => sameSlot(slot, b.slots[i]!));
}

function alikeAcross(persian: Sound, latin: Sound, shortI: boolean): boolean {
  const last = persian.slots.length - 1;
  for (let i = 0; i <= last; i++) {
    const x = persian.slots[i]!;
    const y = latin.slots[i]!;
    const isShortI = y === latinVowel.i && shortI && mayBeShortI(persian.slots, i);
    if (!isShortI && !crossScript(x, y, i === 0, i === last)) return false;
  }
  return true;
}

/** In words such as هاشم, هاشمی and صالحه: after â, before the last consonant; پارسا is none of them. */
function mayBeShortI(slots: readonly number[], i: number): boolean {
  const { a, any } = persianVowel;
  return (
    i > 0 && i === slots.length - 2 && slots[i] === 0 && (slots[i - 1]! & (a | any)) !== 0 && (slots[i + 1]! & a) === 0
  );
}

/** Whether one slot in Persian and in Latin spelling can be the same vowels. */
function crossScript(persian: number, latin: number, first: boolean, last: boolean): boolean {
  const { a, e, i, o, u, longU, v } = latinVowel;
  if (first && persian === 0) return latin === 0;
  if (persian & persianVowel.any && !(latin & (a | e | i | o | u))) return false;
  if (persian & persianVowel.i) {
    if (!(latin & i) && (latin & (a | e)) !== (a | e)) return false;
  } else if (latin & i && !(first && latin === i)) return false;
  if (persian & persianVowel.u) {
    if (!(latin & (u | o | v))) return false;
  } else if (latin & (longU | v) && !(persian & persianVowel.maybeU)) return false;
  if (persian & persianVowel.a && !(latin & (a | o | u))) return false;
  if (!last || first) return true;
  return sameEnding(persian, latin);
}

/** At the end a vowel is always written: زهرا, زهره and زهر are three names, as are وحید and وحیده. */
function sameEnding(persian: number, latin: number): boolean {
  const { a: longA, i: longI, u: longU, e: silentH, onlyE, any, maybeU } = persianVowel;
  const { a, e, o, u, h } = latinVowel;
  if (latin & a && !(latin & h) && !(persian & (longA | longI | silentH))) return false;
  if (latin & (e | o | u) && persian === 0) return false;
  if (latin & h && !(persian & (silentH | onlyE | any))) return false;
  if (persian & (longA | longU | maybeU)) return true;
  if (persian & silentH) return (latin & (a | e | h)) !== 0;
  return !(persian & onlyE) || (latin & (e | h)) !== 0;
}

function latinPair(x: number, y: number): boolean {
  if (x === y) return true;
  const { a, e, i, o, u, longU, v } = latinVowel;
  if ((x & v) !== (y & v) && !((x | y) & longU)) return false;
  // A lone e is as good as i (Fatemeh, Fatima); otherwise i makes another name (Parsa, Parisa; Reza, Rezaei).
  if ((x & i) !== (y & i) && (x & i ? y : x) !== e) return false;
  const round = o | u | v;
  if (((x & round) === 0) !== ((y & round) === 0)) return false;
  const open = a | e;
  return ((x & open) !== 0) === ((y & open) !== 0) || ((x | y) & (i | round)) !== 0;
}
