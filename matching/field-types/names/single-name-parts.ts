import { foldLookAlikes } from '../../text/look-alikes.ts';
import type { Sound } from '../../text/sound/sound.ts';
import { wordSound } from '../../text/sound/word-sound.ts';
import { tokensOf } from '../../text/tokens.ts';
import { partsOfCompound } from './compounds.ts';
import { firstSound } from './first-sound.ts';
import { knownFamilyName } from './known-family-names.ts';
import { knownGivenName } from './known-given-names.ts';
import type { KnownName } from './known-names.ts';

export type NameKind = 'given' | 'family';

/** A given or family name taken apart for comparison. */
export interface SingleName {
  readonly kind: NameKind;
  readonly key: string;
  /** The key without spaces. */
  readonly glued: string;
  readonly sound: Sound;
  /** Equal in names whose letters look alike (see `foldLookAlikes`). */
  readonly looks: string;
  /** Every word is a single letter. */
  readonly isInitials: boolean;
  /** Its words, compounds of given names in two (محمدرضا: محمد, رضا). Never empty. */
  readonly parts: readonly NamePart[];
}

export interface NamePart {
  readonly text: string;
  readonly sound: Sound;
  readonly firstSound: string;
  readonly known: KnownName;
}

/** Takes the key of a given or family name apart. */
export function singleNameOf(kind: NameKind, key: string): SingleName {
  const words = tokensOf(key);
  const known = kind === 'given' ? knownGivenName : knownFamilyName;
  const texts = kind === 'given' ? words.flatMap((word) => partsOfCompound(word) ?? [word]) : words;
  const glued = words.join('');
  return {
    kind,
    key,
    glued,
    sound: wordSound(glued),
    looks: foldLookAlikes(glued),
    isInitials: words.every((word) => word.length === 1),
    parts: texts.map((text) => ({
      text,
      sound: wordSound(text),
      firstSound: firstSound(text),
      known: known(text),
    })),
  };
}
