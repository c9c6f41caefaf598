import type { Sound } from '../../text/sound/sound.ts';
import { wordSound } from '../../text/sound/word-sound.ts';
import { sortedTokens, tokensOf } from '../../text/tokens.ts';
import { splitActivities } from './activity-words.ts';
import { splitBranch } from './branch.ts';

/** An organisation name taken apart for comparison. */
export interface OrganisationParts {
  readonly key: string;
  readonly company: readonly string[];
  readonly sorted: string;
  readonly glued: string;
  readonly gluedSound: Sound;
  /** Words of the company that do not say what it does. */
  readonly own: readonly string[];
  readonly ownSorted: string;
  readonly ownGlued: string;
  readonly ownSounds: readonly Sound[];
  readonly ownGluedSound: Sound;
  /** What the company does, as concepts. */
  readonly activities: readonly string[];
  /** First letters of the company's words. */
  readonly initials: string;
  /** Words of the branch, joined; empty when the name does not say. */
  readonly branch: string;
}

/** Parts of an organisation-name key. */
export function organisationPartsOf(key: string): OrganisationParts {
  const { company, branch } = splitBranch(tokensOf(key));
  const glued = company.join('');
  const { own, activities } = splitActivities(company);
  const ownGlued = own.join('');
  return {
    key,
    company,
    sorted: sortedTokens(company),
    glued,
    gluedSound: wordSound(glued),
    own,
    ownSorted: sortedTokens(own),
    ownGlued,
    ownSounds: own.map(wordSound),
    ownGluedSound: wordSound(ownGlued),
    activities,
    initials: company.map((word) => word[0]!).join(''),
    branch: branch.join(''),
  };
}
