import { greatest, type Narrow } from './narrow.ts';
import { recordTime } from './record-time.ts';

/** Candidates of the records that have been as they are for the longest time. */
export const oldest: Narrow<'oldest'> = (candidates) =>
  greatest(candidates, (candidate) => -recordTime(candidate.member));
