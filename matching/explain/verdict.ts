import type { MatchingConfig } from '../../config/schema/config.ts';
import type { Evidence } from '../evidence.ts';
import { oddsInBits } from '../scoring/bits.ts';

/** Match weights, in bits, from which a pair is joined, or shown to a person. */
export interface MatchThresholds {
  readonly link: number;
  readonly review: number;
}

/** The thresholds of a configuration in bits. */
export function thresholdsInBits({ link, review }: MatchingConfig['thresholds']): MatchThresholds {
  return { link: oddsInBits(link), review: oddsInBits(review) };
}

/**
 * What the evidence of one pair alone asks for: `link` it; `ask` a person; keep it `apart`; or keep it apart whatever the
 * evidence says (`forbidden`).
 */
export type Verdict = 'link' | 'ask' | 'apart' | 'forbidden';

type Judged = Pick<Evidence, 'weight' | 'hardConflict'>;

export function verdictOf({ weight, hardConflict }: Judged, { link, review }: MatchThresholds): Verdict {
  if (hardConflict !== null) return 'forbidden';
  return weight >= link ? 'link' : weight >= review ? 'ask' : 'apart';
}

export function isJoined(evidence: Judged, thresholds: MatchThresholds): boolean {
  return verdictOf(evidence, thresholds) === 'link';
}
