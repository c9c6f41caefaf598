import { boundedMemo } from '../../text/bounded-memo.ts';
import type { Sound } from '../../text/sound/sound.ts';
import { wordSound } from '../../text/sound/word-sound.ts';
import { sortedTokens, tokensOf } from '../../text/tokens.ts';
import { isSayyed } from './sayyed.ts';

/** A person name taken apart for comparison. */
export interface NameParts {
  /** Words without سید; the whole name when it consists of nothing else. Never empty. */
  readonly core: readonly string[];
  readonly sorted: string;
  readonly glued: string;
  readonly sounds: readonly Sound[];
  readonly gluedSound: Sound;
}

/** Parts of a person-name key; analysed once for the many pairs a name takes part in. */
export const namePartsOf: (key: string) => NameParts = boundedMemo((key) => {
  const tokens = tokensOf(key);
  const names = tokens.filter((token) => !isSayyed(token));
  return partsOfTokens(names.length === 0 ? tokens : names);
}, 20_000);

export function partsOfTokens(core: readonly string[]): NameParts {
  const glued = core.join('');
  return { core, sorted: sortedTokens(core), glued, sounds: core.map(wordSound), gluedSound: wordSound(glued) };
}
