import type { Training } from '../../pipeline/train-on-warehouse.ts';
import { thresholdJson } from '../evaluate/threshold-lines.ts';
import type { ChangeSamples } from '../train/change-samples.ts';

/**
 * The public JSON form of a training; described in docs/cli.md.
 *
 * @param model id of the new model once it is stored
 */
export function trainingJson(
  { model: trained, stored, answers, effect }: Training,
  model: number | null,
  samples: ChangeSamples | null,
): object {
  const customers = effect?.customers;
  return {
    model,
    stored_model: stored?.id ?? null,
    trained_on: trained.trainedOn,
    comparisons: trained.comparisons.length,
    answers: { same: answers.same, different: answers.different, threshold: thresholdJson(answers.threshold) },
    customers:
      customers === undefined
        ? null
        : {
            before: customers.before,
            after: customers.after,
            unchanged: customers.unchanged,
            merged: customers.merged.length,
            split: customers.split.length,
            regrouped: customers.regrouped.length,
            samples,
          },
    changes: effect === null ? null : { prior: effect.models.prior, fields: effect.models.fields },
  };
}
