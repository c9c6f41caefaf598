import type { RecordId } from './ids.ts';

/** A steward's judgement on a pair of records, anchored to records, never to clusters. It survives every re-run (law 5). */
export interface PairDecision {
  readonly kind: 'must_link' | 'cannot_link';
  readonly a: RecordId;
  readonly b: RecordId;
}
