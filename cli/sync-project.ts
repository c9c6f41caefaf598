import { type SyncOptions, sync } from '../jobs/sync.ts';
import type { PipelineContext } from '../pipeline/context.ts';
import type { RunReport } from '../pipeline/ports/run-store.ts';
import type { Warehouse } from '../pipeline/ports/warehouse.ts';
import { prepareHelperThread } from './helper-thread.ts';
import { withInterrupt } from './interrupt.ts';
import type { Console } from './output/console.ts';
import { syncProgress } from './output/sync-progress.ts';
import { type WarehouseTotals, warehouseTotals } from './output/warehouse-totals.ts';
import type { Project } from './project.ts';

/** A sync that has ended, with the warehouse still open. */
export interface EndedSync {
  readonly report: RunReport;
  readonly totals: WarehouseTotals;
  readonly warehouse: Warehouse;
}

/**
 * Runs one sync of a project with its progress, stopping cleanly on Ctrl-C, and hands the outcome over.
 *
 * @param optionsFor what is special about this sync
 */
export function syncProject<T>(
  project: Project,
  out: Console,
  use: (ended: EndedSync) => Promise<T>,
  optionsFor: (context: PipelineContext) => SyncOptions = () => ({}),
): Promise<T> {
  return withInterrupt(out, async (signal) => {
    const helper = prepareHelperThread(project);
    try {
      return await project.withPipeline(signal, out.note, async (context, queue) => {
        const progress = syncProgress(out);
        const report = await helper
          .with(context, (helped) => {
            const onReport = (report: RunReport): void => {
              progress.update(report);
              helped.onReport(report);
            };
            return sync(helped.context, queue, { ...optionsFor(context), onReport, concurrency: helped.concurrency });
          })
          .finally(progress.end);
        const { warehouse } = context;
        return use({ report, totals: await warehouseTotals(warehouse), warehouse });
      });
    } finally {
      await helper.leave();
    }
  });
}
