import { extremes } from './extremes.ts';
import type { Narrow } from './narrow.ts';

/** Candidates with the smallest value: the lowest amount, the earliest date. */
export const min: Narrow<'min'> = (candidates, _rule, { type }) => extremes(candidates, type, -1);
