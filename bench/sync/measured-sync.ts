import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../examples/package-root.ts';
import { type PeakMemory, watchMemory } from './memory.ts';

/** One measured sync. */
export interface MeasuredSync extends PeakMemory {
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

/**
 * Runs `yekta sync` in a process of its own, compiled.
 *
 * @param config path of a `yekta.yaml` with an embedded Postgres
 * @throws Error when it does not succeed
 */
export async function measureSync(config: string): Promise<MeasuredSync> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(packageRoot, 'dist/bin/main.js'), 'sync', '--json', '-c', config], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const memory = watchMemory(child.pid!, dirname(config));
  let json = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    json += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const seconds = (performance.now() - started) / 1000;
  const peak = memory.stop();
  if (code !== 0) throw new Error(`yekta sync ended with exit code ${code}.`);
  const { steps, totals } = reportSchema.parse(JSON.parse(json));
  const stages = Object.fromEntries(
    steps.map(({ step, source, started_at, finished_at }) => [
      source === null ? step : `${source} ${step}`,
      (Date.parse(finished_at) - Date.parse(started_at)) / 1000,
    ]),
  );
  return { seconds, stages, customers: totals.customers, ...peak };
}

/** The sync with the median time. */
export function medianSync(syncs: readonly MeasuredSync[]): MeasuredSync {
  return [...syncs].sort((a, b) => a.seconds - b.seconds)[Math.floor((syncs.length - 1) / 2)]!;
}
