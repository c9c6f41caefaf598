import { threadedMatcher } from '../../jobs/match-threads/threaded-matcher.ts';
import { informativePairs } from '../../matching/evaluate/informative-pairs.ts';
import type { MatchModel } from '../../matching/model.ts';
import { findRecords } from '../../pipeline/files/find-records.ts';
import { matchFiles } from '../../pipeline/files/match-files.ts';
import type { RecordRef } from '../../pipeline/files/record-refs.ts';
import type { LabelledPair } from '../evaluate/read-labels.ts';
import { withInterrupt } from '../interrupt.ts';
import type { Console } from '../output/console.ts';
import { stageProgress } from '../output/stage-progress.ts';
import type { Project } from '../project.ts';
import type { SampledPair, SampledRecord } from './sampled-pair.ts';

/** Pairs below this probability are no question. */
const FLOOR = 0.01;

/** The pairs of a project whose labels would tell most, with their values; pairs that have a label already are left out. */
export function samplePairs(
  project: Project,
  options: { readonly count: number; readonly model: MatchModel | null; readonly labelled: readonly LabelledPair[] },
  out: Console,
): Promise<readonly SampledPair[]> {
  const progress = stageProgress(out);
  const known = new Set(options.labelled.flatMap(({ a, b }) => [nameOf(a, b), nameOf(b, a)]));
  return withInterrupt(out, async (signal) => {
    const input = {
      ...project,
      signal,
      onProgress: (_: unknown, done: number, total: number | null) => progress.update(done, total),
    };
    const { result, refs } = await matchFiles({
      ...input,
      model: options.model,
      matcher: threadedMatcher({ onTrouble: out.note }),
      floor: FLOOR,
      onStage: progress.begin,
      onMatched: progress.update,
    });
    const chosen = informativePairs(
      result.edges,
      options.count,
      ({ a, b }) => !known.has(nameOf(refs.of(a), refs.of(b))),
    ).map(({ a, b }) => ({ a: refs.of(a), b: refs.of(b) }));
    progress.begin('values');
    const fieldsOf = await findRecords(
      input,
      chosen.flatMap(({ a, b }) => [a, b]),
    );
    const record = (ref: RecordRef): SampledRecord => ({
      ...ref,
      fields: fieldsOf(ref) ?? {},
    });
    return chosen.map(({ a, b }) => ({ a: record(a), b: record(b) }));
  }).finally(progress.end);
}

function nameOf(a: LabelledPair['a'], b: LabelledPair['b']): string {
  return [a.source, a.key, b.source, b.key].join('\n');
}
