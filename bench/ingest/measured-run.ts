import { z } from 'zod';
import type { PeakMemory } from './memory.ts';

/** One measured sync. */
export interface MeasuredRun extends PeakMemory {
  readonly size: number;
  /** Wall seconds of the whole process, start and end included. */
  readonly seconds: number;
  /** Wall seconds by stage; sources overlap. */
  readonly stages: Readonly<Record<string, number>>;
  readonly customers: number;
}

const reportSchema = z.object({
  steps: z.array(
    z.object({
      step: z.string(),
      source: z.string().nullable(),
      started_at: z.string(),
      finished_at: z.string(),
    }),
  ),
  totals: z.object({ customers: z.number() }),
});

export function measuredRun(size: number, seconds: number, peak: PeakMemory, json: unknown): MeasuredRun {
  const { steps, totals } = reportSchema.parse(json);
  const stages = Object.fromEntries(
    steps.map(({ step, source, started_at, finished_at }) => [
      source === null ? step : `${source} ${step}`,
      (Date.parse(finished_at) - Date.parse(started_at)) / 1000,
    ]),
  );
  return { size, seconds, stages, customers: totals.customers, ...peak };
}

/** The run with the median time. */
export function medianRun(runs: readonly MeasuredRun[]): MeasuredRun {
  return [...runs].sort((a, b) => a.seconds - b.seconds)[Math.floor((runs.length - 1) / 2)]!;
}
