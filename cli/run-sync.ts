import type { EmbeddedServer } from '../warehouse/embedded/embedded-server.ts';
import type { GlobalOptions } from './commands/options.ts';
import { exitCodeOfRun } from './exit-codes.ts';
import { runJson, totalsJson } from './json/run-json.ts';
import type { Console } from './output/console.ts';
import { runReportLines } from './output/run-report.ts';
import { openProject } from './project.ts';
import { syncProject } from './sync-project.ts';

export interface SyncCommandOptions extends GlobalOptions {
  /** False: everything is published. */
  readonly gate: boolean;
}

/** Runs one sync, prints its report and returns the exit code. `server` is that of the project, when it is already there. */
export async function runSync(
  options: SyncCommandOptions,
  server: Promise<EmbeddedServer> | undefined,
  out: Console,
): Promise<number> {
  const project = await openProject(options.config, server);
  return syncProject(
    project,
    out,
    async ({ report, totals }) => {
      if (options.json) out.printJson({ ...runJson(report), totals: totalsJson(totals) });
      else for (const line of runReportLines(report, totals, project.profile)) out.print(line);
      return exitCodeOfRun(report.status);
    },
    () => ({ gate: options.gate }),
  );
}
