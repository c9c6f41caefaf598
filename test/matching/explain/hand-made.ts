import type { Evidence, FieldEvidence } from '../../../matching/evidence.ts';
import { toFieldName, toRecordId } from '../../../matching/ids.ts';
import { probabilityOfBits } from '../../../matching/scoring/bits.ts';

/** Evidence whose weight is the sum of its parts, as every scorer makes it. */
export function evidenceOf(
  comparisons: readonly (Omit<FieldEvidence, 'field'> & { readonly field: string })[],
  more: Partial<Evidence> = {},
): Evidence {
  const prior = more.prior ?? -10;
  const weight = comparisons.reduce((sum, { bits }) => sum + bits, prior);
  return {
    a: toRecordId(1),
    b: toRecordId(2),
    weight,
    probability: probabilityOfBits(weight),
    prior,
    comparisons: comparisons.map((comparison) => ({ ...comparison, field: toFieldName(comparison.field) })),
    rules: ['phone:exact'],
    hardConflict: null,
    ...more,
  };
}
