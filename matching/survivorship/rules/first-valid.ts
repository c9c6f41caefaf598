import type { ValueStatus } from '../../normalized-record.ts';
import { greatest, type Narrow } from './narrow.ts';

/** Candidates of the best validity. */
export const firstValid: Narrow<'first_valid'> = (candidates) =>
  greatest(candidates, (candidate) => validity[candidate.status]);

export const validity: Readonly<Record<ValueStatus, number>> = { valid: 3, unverified: 2, invalid: 1, junk: 0 };
