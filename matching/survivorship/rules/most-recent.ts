import { clockTime } from '../clock.ts';
import { greatest, type Narrow } from './narrow.ts';

/** Candidates of the records that changed last. */
export const mostRecent: Narrow<'most_recent'> = (candidates, { by = 'updated' }) =>
  greatest(candidates, (candidate) => clockTime(candidate.member, by));
