import { isUnanimous } from '../candidate.ts';
import type { Narrow } from './narrow.ts';

/** All candidates when they say the same, else none. */
export const unanimous: Narrow<'unanimous'> = (candidates) => (isUnanimous(candidates) ? candidates : []);
