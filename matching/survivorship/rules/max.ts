import { extremes } from './extremes.ts';
import type { Narrow } from './narrow.ts';

/** Candidates with the largest value: the highest amount, the latest date. */
export const max: Narrow<'max'> = (candidates, _rule, { type }) => extremes(candidates, type, 1);
