import { clockTime } from '../clock.ts';
import { greatest, type Narrow } from './narrow.ts';

/** Candidates of the records that have been as they are for the longest time. */
export const oldest: Narrow<'oldest'> = (candidates, { by = 'updated' }) =>
  greatest(candidates, (candidate) => -clockTime(candidate.member, by));
