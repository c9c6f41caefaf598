import { boundedMemo } from '../../text/bounded-memo.ts';
import type { Sound } from '../../text/sound/sound.ts';
import { wordSound } from '../../text/sound/word-sound.ts';
import { sortedTokens, tokensOf } from '../../text/tokens.ts';
import { splitActivities } from './activity-words.ts';
import { splitBranch } from './branch.ts';

/** An organisation name taken apart for comparison. */
export interface OrganisationParts {
  readonly company: readonly string[];
  readonly sorted: string;
  readonly glued: string;
  readonly gluedSound: Sound;
  /** Words of the company that do not say what it does. */
  readonly own: readonly string[];
  readonly ownSounds: readonly Sound[];
  /** What the company does, as concepts. */
  readonly activities: readonly string[];
  /** Empty when the name does not say. */
  readonly branch: readonly string[];
}

/** Parts of an organisation-name key; analysed once for the many pairs a name takes part in. */
export const organisationPartsOf: (key: string) => OrganisationParts = boundedMemo((key) => {
  const { company, branch } = splitBranch(tokensOf(key));
  const glued = company.join('');
  const { own, activities } = splitActivities(company);
  return {
    company,
    sorted: sortedTokens(company),
    glued,
    gluedSound: wordSound(glued),
    own,
    ownSounds: own.map(wordSound),
    activities,
    branch,
  };
}, 20_000);
