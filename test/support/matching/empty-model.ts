import type { MatchModel } from '../../../matching/model.ts';

/** A model without comparisons, for tests that store models and do not score with them. */
export const emptyModel: MatchModel = {
  version: 2,
  trainedOn: 3,
  rates: { same: 0.1, moved: 0, household: 0 },
  slips: [0, 0, 0, 0],
  comparisons: [],
  training: { pairs: 0, iterations: 1, converged: true },
};
