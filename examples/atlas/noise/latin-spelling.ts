import type { Random } from '../random.ts';
import { usualSpellings } from '../words/romanisations.ts';
import type { Word } from '../words/word.ts';

/** Sound by sound: how else people write it, and how often. */
const habits: readonly (readonly [pattern: RegExp, spellings: readonly string[], probability: number])[] = [
  [/aei$/u, ['aee', 'ai', 'aie', 'ayi'], 0.5],
  [/([mslrdhft])\1/gu, ['$1'], 0.3],
  [/ou/gu, ['u', 'oo', 'o'], 0.35],
  [/oo/gu, ['u', 'ou'], 0.3],
  [/ee/gu, ['i', 'ei'], 0.3],
  [/gh/gu, ['q', 'g'], 0.14],
  [/kh/gu, ['kh', 'k'], 0.06],
  [/zh/gu, ['j'], 0.3],
  [/ei/gu, ['ey', 'ay', 'i'], 0.25],
  [/zadeh$/u, ['zade', 'zade', 'zada'], 0.2],
  [/nezhad$/u, ['nejad', 'nezhad'], 0.7],
  [/pour$/u, ['poor', 'pur', 'por'], 0.35],
  [/eh$/u, ['e', 'e', 'ah', 'a'], 0.25],
  [/i$/u, ['y', 'ee'], 0.08],
  [/v/gu, ['w'], 0.03],
  [/(?<=[a-z])y(?=[aeo])/gu, ['i'], 0.06],
];

/** Romanises a word in a random style: the usual spellings of common names, the habits above for all others. */
export function romanise(random: Random, word: Word): string {
  const joint = random.pick(['', '', '', ' ', '-']);
  return word.latin
    .split(' ')
    .map((part) =>
      part
        .split('+')
        .map((piece) => respellLatin(random, piece))
        .join(joint),
    )
    .map((part) => (joint === ' ' ? capitaliseEach(part) : part))
    .join(' ');
}

function respellLatin(random: Random, name: string): string {
  const usual = usualSpellings.get(name.toLowerCase());
  if (usual !== undefined && random.chance(0.6)) return matchCase(random.pick(usual), name);
  let result = name.toLowerCase();
  for (const [pattern, spellings, probability] of habits) {
    if (random.chance(probability)) result = result.replace(pattern, random.pick(spellings));
  }
  return matchCase(result, name);
}

const matchCase = (text: string, model: string): string =>
  /^[A-Z]/u.test(model) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;

const capitaliseEach = (text: string): string =>
  text
    .split(' ')
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join(' ');
