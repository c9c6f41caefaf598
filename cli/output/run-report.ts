import type { RunFileReport, RunReport, StepReport } from '../../pipeline/ports/run-store.ts';
import { countOf, formatCount, formatDuration } from './console.ts';
import { textTable } from './text-table.ts';
import type { WarehouseTotals } from './warehouse-totals.ts';

/** The report of a run as lines for people. */
export function runReportLines(report: RunReport, totals: WarehouseTotals | null): readonly string[] {
  return [
    headline(report),
    '',
    ...sourceTable(report),
    ...fileTroubles(report.files),
    ...stepTroubles(report.steps),
    '',
    ...changeLines(report),
    ...(totals === null ? [] : totalLines(totals)),
  ];
}

function headline(report: RunReport): string {
  const took = report.finishedAt === null ? null : Date.parse(report.finishedAt) - Date.parse(report.startedAt);
  return `Sync ${report.id} ${report.status}${took === null ? '' : ` in ${formatDuration(took)}`}`;
}

function sourceTable(report: RunReport): readonly string[] {
  const stages = report.steps.filter(({ step, source }) => step === 'stage' && source !== null);
  const numbers = ['read', 'accepted', 'unchanged', 'rejected', 'deleted'];
  return textTable(
    [{ title: 'source' }, ...numbers.map((title) => ({ title, align: 'right' as const }))],
    stages.map(({ source, status, counts }) => [
      `${source}${status === 'failed' ? ' (failed)' : ''}`,
      ...numbers.map((name) => formatCount(counts[name] ?? 0)),
    ]),
  );
}

function fileTroubles(files: readonly RunFileReport[]): readonly string[] {
  const troubled = files.filter(({ error, rejected }) => error !== null || rejected > 0);
  if (troubled.length === 0) return [];
  return [
    '',
    ...troubled.map(({ source, file, sheet, rejected, error }) => {
      const place = `${source}: ${file}${sheet === null ? '' : ` [${sheet}]`}`;
      return error === null
        ? `  ${place}: ${countOf(rejected, 'row')} rejected; see \`yekta status --rejects\``
        : `  ${place}: ${error.code}: ${error.message}`;
    }),
  ];
}

function stepTroubles(steps: readonly StepReport[]): readonly string[] {
  return steps
    .filter(({ error }) => error !== null)
    .map(
      ({ step, source, error }) => `  ${source === null ? '' : `${source} `}${step}: ${error!.code}: ${error!.message}`,
    );
}

function changeLines(report: RunReport): readonly string[] {
  const published = report.steps.find(({ step }) => step === 'publish');
  const changes = Object.entries(published?.counts ?? {}).filter(([, count]) => count > 0);
  if (published?.status !== 'done' && published?.status !== 'skipped') return [];
  if (changes.length === 0) return ['No customer changed.'];
  return [
    `Changes: ${changes.map(([name, count]) => `${formatCount(count)} ${name.replaceAll('_', ' ')}`).join(', ')}`,
  ];
}

function totalLines(totals: WarehouseTotals): readonly string[] {
  const waiting = Object.entries(totals.conflicts).filter(([, count]) => count > 0);
  return [
    `Customers: ${formatCount(totals.customers)} from ${countOf(totals.records, 'record')}; ` +
      `${formatCount(totals.merged)} of them joined from two or more records`,
    waiting.length === 0
      ? 'Conflicts: none waiting'
      : `Conflicts waiting: ${waiting.map(([kind, count]) => `${formatCount(count)} ${kind.replaceAll('_', ' ')}`).join(', ')}`,
  ];
}
