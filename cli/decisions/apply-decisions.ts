import { YektaError } from '../../config/errors/yekta-error.ts';
import { sync } from '../../jobs/sync.ts';
import type { RunReport } from '../../pipeline/ports/run-store.ts';
import { withInterrupt } from '../interrupt.ts';
import type { Console } from '../output/console.ts';
import { openProject } from '../project.ts';

/**
 * Matches, merges and publishes what is stored, after reading only these sources, so that decisions show at once. Null when another
 * sync is running.
 */
export async function applyDecisions(
  configFile: string,
  out: Console,
  sources: readonly string[],
): Promise<RunReport | null> {
  const project = await openProject(configFile);
  try {
    return await withInterrupt(out, (signal) =>
      project.withPipeline(signal, out.note, (context, queue) => sync(context, queue, { sources })),
    );
  } catch (error) {
    if (error instanceof YektaError && error.code === 'sync.already_running') return null;
    throw error;
  }
}
