import type { Command } from 'commander';
import type { Profile } from '../../matching/profile.ts';
import type { RunReport, StoredReject } from '../../pipeline/ports/run-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { runJson, totalsJson } from '../json/run-json.ts';
import type { Console } from '../output/console.ts';
import { countOf, formatCount, formatDuration } from '../output/numbers.ts';
import { runReportLines } from '../output/run-report.ts';
import { textTable } from '../output/text-table.ts';
import { type WarehouseTotals, warehouseTotals } from '../output/warehouse-totals.ts';
import { openOfflineProject } from '../project.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';
import { positiveInteger } from './worker.ts';

interface StatusOptions extends GlobalOptions {
  readonly runs: number;
  readonly rejects?: true;
}

export function addStatusCommand(program: Command, out: Console): void {
  program
    .command('status')
    .description('Show the last runs, what is in the warehouse, and what waits for a person.')
    .addOption(configOption())
    .addOption(jsonOption())
    .option('-n, --runs <n>', 'how many runs to list', positiveInteger, 10)
    .option('--rejects', 'list the rows that the last run rejected, with place and reason')
    .addHelpText(
      'after',
      `
Examples:
  $ yekta status
  $ yekta status --rejects
  $ yekta status --json -n 1`,
    )
    .action(async (options: StatusOptions) => {
      const project = await openOfflineProject(options.config);
      await project.withWarehouse(async (warehouse) => {
        const status = await readStatus(warehouse, options);
        if (options.json) out.printJson(statusJson(status));
        else for (const line of statusLines(status, project.profile)) out.print(line);
      });
    });
}

interface Status {
  readonly runs: readonly RunReport[];
  readonly totals: WarehouseTotals;
  readonly rejects: readonly StoredReject[] | null;
}

async function readStatus(warehouse: Warehouse, options: StatusOptions): Promise<Status> {
  const runs = await warehouse.runs.list(options.runs);
  const last = runs[0];
  return {
    runs,
    totals: await warehouseTotals(warehouse),
    rejects: options.rejects && last !== undefined ? await warehouse.runs.rejects(last.id, 1_000) : null,
  };
}

function statusJson({ runs, totals, rejects }: Status): object {
  return { runs: runs.map(runJson), totals: totalsJson(totals), ...(rejects === null ? {} : { rejects }) };
}

function statusLines({ runs, totals, rejects }: Status, profile: Profile): readonly string[] {
  const [last, ...earlier] = runs;
  if (last === undefined) return ['No run yet; start one with `yekta sync`.'];
  return [
    ...runReportLines(last, totals, profile),
    ...(rejects === null ? [] : ['', ...rejectLines(rejects)]),
    ...(earlier.length === 0 ? [] : ['', 'Earlier runs', ...earlierRuns(earlier)]),
  ];
}

function rejectLines(rejects: readonly StoredReject[]): readonly string[] {
  if (rejects.length === 0) return ['No row was rejected.'];
  return [
    `${countOf(rejects.length, 'rejected row')}:`,
    ...rejects.map(({ source, file, sheet, row, column, code, reason }) => {
      const place = `${source}: ${file}${sheet === null ? '' : ` [${sheet}]`} row ${row}`;
      return `  ${place}${column === null ? '' : `, column "${column}"`}: ${code}: ${reason}`;
    }),
  ];
}

function earlierRuns(runs: readonly RunReport[]): readonly string[] {
  return textTable(
    [
      { title: 'run', align: 'right' },
      { title: 'started' },
      { title: 'status' },
      { title: 'took', align: 'right' },
      { title: 'read', align: 'right' },
    ],
    runs.map(({ id, startedAt, finishedAt, status, rolledBack, steps }) => [
      String(id),
      startedAt,
      rolledBack ? `${status}, rolled back` : status,
      finishedAt === null ? '' : formatDuration(Date.parse(finishedAt) - Date.parse(startedAt)),
      formatCount(steps.reduce((sum, { step, counts }) => sum + (step === 'stage' ? (counts.read ?? 0) : 0), 0)),
    ]),
  );
}
