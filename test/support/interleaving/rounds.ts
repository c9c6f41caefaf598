import fc from 'fast-check';
import type { DecisionStep } from '../histories/decide-as-told.ts';
import { decisionStep, sourceStep } from '../histories/history-step.ts';
import type { SourceStep } from '../histories/story.ts';

/** One sync, and what stewards decide meanwhile. */
export interface Round {
  /** What happens in the sources before; when nothing does, they are not read. */
  readonly changes: readonly SourceStep[];
  /** What each steward decides, one after the other. */
  readonly stewards: readonly (readonly DecisionStep[])[];
  /** The sync is alone for so many statements. */
  readonly headStart: number;
  /** How likely a steward goes before the sync, from then on. */
  readonly eagerness: number;
  readonly seed: number;
}

const decisions = fc.array(decisionStep, { minLength: 1, maxLength: 4, size: 'max' });

const round: fc.Arbitrary<Round> = fc.record({
  changes: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(sourceStep, { minLength: 1, maxLength: 3, size: 'max' }) },
  ),
  stewards: fc.tuple(decisions, decisions, decisions),
  headStart: fc.constantFrom(0, 0, 20, 40, 60, 80),
  eagerness: fc.constantFrom(0.03, 0.1, 0.2, 0.5),
  seed: fc.nat(),
});

/** @param count how many rounds follow each other */
export const arbitraryRounds = (count: number): fc.Arbitrary<readonly Round[]> =>
  fc.array(round, { minLength: count, maxLength: count });
