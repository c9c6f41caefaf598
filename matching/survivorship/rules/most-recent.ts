import { greatest, type Narrow } from './narrow.ts';
import { recordTime } from './record-time.ts';

/** Candidates of the records that changed last. */
export const mostRecent: Narrow<'most_recent'> = (candidates) =>
  greatest(candidates, (candidate) => recordTime(candidate.member));
