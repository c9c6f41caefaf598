import { YektaError } from '../../config/errors/yekta-error.ts';
import { type ClusterExplanation, explainCluster } from '../../matching/explain/explain-cluster.ts';
import { type MatchThresholds, thresholdsInBits } from '../../matching/explain/verdict.ts';
import type { CustomerId, RecordId } from '../../matching/ids.ts';
import { type ExplainContext, referenceOf, type Subject } from './subjects.ts';

/** Everything that `yekta explain A` tells about one customer. */
export interface ClusterView {
  readonly customer: CustomerId | null;
  readonly explanation: ClusterExplanation;
  readonly thresholds: MatchThresholds;
  readonly nameOf: (record: RecordId) => string;
}

/** All pairs of a customer are scored: beyond this many records that takes too long, and nobody would read it. */
export const MOST_RECORDS = 100;

/** @throws YektaError `cli.usage` for a customer of too many records */
export async function clusterView(
  { warehouse, config, profile, model }: ExplainContext,
  { customer, members }: Subject,
): Promise<ClusterView> {
  if (members.length > MOST_RECORDS) {
    throw new YektaError('cli.usage', `This customer has more than ${MOST_RECORDS} records.`, {
      remedy: 'Ask about two of them: `yekta explain A B`.',
    });
  }
  const thresholds = thresholdsInBits(config.matching.thresholds);
  const names = new Map(members.map((record) => [record.id, referenceOf(record)]));
  const decisions = await warehouse.matches.decisions();
  return {
    customer,
    explanation: explainCluster(members, profile, model, { decisions, thresholds, plan: config.matching }),
    thresholds,
    nameOf: (record) => names.get(record) ?? '',
  };
}
