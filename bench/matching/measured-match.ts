import { z } from 'zod';
import { runModule } from '../run-json.ts';
import type { PlanName } from './plans.ts';

const scores = z.object({ precision: z.number(), recall: z.number(), f1: z.number() });

/** One measured matching run, of whichever program. */
export const measuredMatch = z.object({
  /** Wall seconds by stage, and their `total`. */
  seconds: z.record(z.string(), z.number()).and(z.object({ total: z.number() })),
  candidatePairs: z.number(),
  /** High-water mark of the resident set when the last stage ended. */
  peakRssMegabytes: z.number(),
  pairwise: scores,
  cluster: scores,
  bcubed: scores,
  blockingRecall: z.number(),
  /** What the model itself expects of the scored pairs; programs that do not tell leave it out. */
  estimated: scores.optional(),
});
export type MeasuredMatch = z.infer<typeof measuredMatch>;

/** Matches a file of cleaned customers in a process of its own, with so many threads. */
export async function runYekta(file: string, plan: PlanName, threads: number): Promise<MeasuredMatch> {
  return measuredMatch.parse(await runModule('./run-yekta', import.meta.url, [file, plan, String(threads)]));
}

/** Of several runs of one thing: the median of each time and of the memory; all else is the same in each. */
export function medianMatch(runs: readonly MeasuredMatch[]): MeasuredMatch {
  const first = runs[0]!;
  const seconds = Object.keys(first.seconds).map((stage) => [
    stage,
    median(runs.map((run) => run.seconds[stage] ?? 0)),
  ]);
  return {
    ...first,
    seconds: { total: median(runs.map((run) => run.seconds.total)), ...Object.fromEntries(seconds) },
    peakRssMegabytes: median(runs.map((run) => run.peakRssMegabytes)),
  };
}

/** The middle value; of an even number the lower one of the two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;
}
