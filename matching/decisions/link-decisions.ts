import type { LinkJudgement, PairDecision } from '../decision.ts';
import type { RecordId } from '../ids.ts';

/**
 * Judgements on records as judgements on pairs. Records of one part are linked to the first of them that is there, and kept
 * apart one by one from those of other parts, so that this holds whichever of them goes. Of a confirmed customer each record
 * is linked with each: that is what tells it from records that hang together.
 *
 * @param present the records that are there, in canonical order; what is decided about others waits for them to come back
 */
export function linkDecisionsOf(
  judgements: readonly LinkJudgement[],
  present: readonly RecordId[],
): readonly PairDecision[] {
  const rank = new Map(present.map((record, index) => [record, index]));
  const inOrder = (records: readonly RecordId[]): readonly RecordId[] =>
    records.filter((record) => rank.has(record)).sort((a, b) => rank.get(a)! - rank.get(b)!);
  return judgements.flatMap((judgement): readonly PairDecision[] => {
    switch (judgement.kind) {
      case 'must_link':
      case 'cannot_link':
        return [judgement];
      case 'confirm_cluster':
        return pairsOf(inOrder(judgement.records));
      case 'split_cluster': {
        const parts = judgement.parts.map(inOrder);
        return [...parts.flatMap(linked), ...separated(parts)];
      }
      default:
        return judgement satisfies never;
    }
  });
}

function pairsOf(records: readonly RecordId[]): readonly PairDecision[] {
  return records.flatMap((_, index) => linked(records.slice(index)));
}

function linked([first, ...others]: readonly RecordId[]): readonly PairDecision[] {
  return others.map((other) => ({ kind: 'must_link', a: first!, b: other }));
}

function separated(parts: readonly (readonly RecordId[])[]): readonly PairDecision[] {
  return parts.flatMap((part, index) =>
    parts
      .slice(index + 1)
      .flat()
      .flatMap((b) => part.map((a): PairDecision => ({ kind: 'cannot_link', a, b }))),
  );
}
