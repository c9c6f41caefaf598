import { z } from 'zod';
import { runModule } from '../run-json.ts';

const measured = z.object({ milliseconds: z.array(z.number()), found: z.number(), peakRssMegabytes: z.number() });

/** Wall milliseconds of matches on demand, and how many found somebody. */
export interface MeasuredMatches {
  readonly queries: number;
  readonly found: number;
  /** The first one, which prepares what all have in common. */
  readonly first: number;
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
  readonly nodeMegabytes: number;
}

/** @param file with a JSON list of values */
export async function measureMatches(config: string, file: string): Promise<MeasuredMatches> {
  const run = measured.parse(await runModule('./run-matches', import.meta.url, [config, file]));
  return { ...timesOf(run.milliseconds), found: run.found, nodeMegabytes: run.peakRssMegabytes };
}

/** @param milliseconds of each match, in the order in which they were asked for */
export function timesOf(
  milliseconds: readonly number[],
): Pick<MeasuredMatches, 'queries' | 'first' | 'p50' | 'p99' | 'slowest'> {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const share = (part: number): number => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)]!;
  return {
    queries: sorted.length,
    first: milliseconds[0]!,
    p50: share(0.5),
    p99: share(0.99),
    slowest: share(1),
  };
}
