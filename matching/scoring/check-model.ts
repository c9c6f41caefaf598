import { YektaError } from '../../config/errors/yekta-error.ts';
import type { MatchModel } from '../model.ts';
import type { Comparison } from './comparisons.ts';

/** @throws YektaError `internal` when the model was made for other comparisons than these */
export function checkModel(model: MatchModel, comparisons: readonly Comparison[]): void {
  const fits =
    model.comparisons.length === comparisons.length &&
    comparisons.every(({ field, role, type }, i) => {
      const other = model.comparisons[i]!;
      return other.field === field.name && other.role === role && other.levels.length === type.levels.length;
    });
  if (fits) return;
  throw new YektaError('internal', 'The match model was made for other fields than the profile has.', {
    remedy: 'Train a new model.',
  });
}
