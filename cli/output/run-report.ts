import type { Profile } from '../../matching/profile.ts';
import type { RunFileReport, RunReport, StepReport } from '../../pipeline/ports/run-store.ts';
import { countOf, formatCount, formatDuration } from './numbers.ts';
import { textTable } from './text-table.ts';
import type { WarehouseTotals } from './warehouse-totals.ts';

/** The report of a run, and what is in the warehouse after it, as lines for people. */
export function runReportLines(report: RunReport, totals: WarehouseTotals, profile: Profile): readonly string[] {
  return [
    headline(report),
    ...sourceTable(report),
    ...asideLines(report),
    ...fileTroubles(report.files),
    ...stepTroubles(report.steps),
    '',
    ...changeLines(report),
    ...totalLines(totals, profile),
  ];
}

function headline(report: RunReport): string {
  const took = report.finishedAt === null ? null : Date.parse(report.finishedAt) - Date.parse(report.startedAt);
  const since = report.rolledBack ? ', rolled back since' : '';
  return `Sync ${report.id} ${report.status}${took === null ? '' : ` in ${formatDuration(took)}`}${since}`;
}

function sourceTable(report: RunReport): readonly string[] {
  const stages = report.steps.filter(({ step, source }) => step === 'stage' && source !== null);
  if (stages.length === 0) return [];
  const numbers = ['read', 'accepted', 'unchanged', 'rejected', 'deleted'];
  const table = textTable(
    [{ title: 'source' }, ...numbers.map((title) => ({ title, align: 'right' as const }))],
    stages.map(({ source, status, counts }) => [
      `${source}${status === 'failed' ? ' (failed)' : ''}`,
      ...numbers.map((name) => formatCount(counts[name] ?? 0)),
    ]),
  );
  return ['', ...table];
}

function asideLines({ steps }: RunReport): readonly string[] {
  return steps.flatMap(({ source, counts: { setAside = 0 } }) =>
    setAside === 0
      ? []
      : [`  ${source}: ${countOf(setAside, 'record')} set aside by a rollback, as long as the source says the same`],
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
  const { held = 0, ...counts } = published?.counts ?? {};
  const changes = Object.entries(counts).filter(([, count]) => count > 0);
  if (published?.status !== 'done' && published?.status !== 'skipped') return [];
  return [
    changes.length === 0
      ? 'No customer changed.'
      : `Changes: ${changes.map(([name, count]) => `${formatCount(count)} ${name.replaceAll('_', ' ')}`).join(', ')}`,
    ...(held > 0 ? [`Held back: changes of ${countOf(held, 'customer')}; see \`yekta holds\``] : []),
  ];
}

function totalLines(totals: WarehouseTotals, profile: Profile): readonly string[] {
  const waiting = Object.entries(totals.conflicts).filter(([, count]) => count > 0);
  return [
    `Customers: ${formatCount(totals.customers)} from ${countOf(totals.records, 'record')}; ` +
      `${formatCount(totals.merged)} of them joined from two or more records`,
    ...mergeLines(totals.merges, profile),
    waiting.length === 0
      ? 'Conflicts: none waiting'
      : `Conflicts waiting: ${waiting.map(([kind, count]) => `${formatCount(count)} ${kind.replaceAll('_', ' ')}`).join(', ')}`,
  ];
}

/** `Joined by: national ID 812, phone 640, people 3` */
function mergeLines(merges: WarehouseTotals['merges'], profile: Profile): readonly string[] {
  if (merges === null) return [];
  const labels = new Map<string, string>(profile.fields.map(({ name, label }) => [name, inSentence(label.en)]));
  const said = Object.entries(merges.byField)
    .sort(([, x], [, y]) => y - x)
    .map(([field, count]) => `${labels.get(field) ?? field} ${formatCount(count)}`);
  if (merges.byPeople > 0) said.push(`people ${formatCount(merges.byPeople)}`);
  return said.length === 0 ? [] : [`Joined by: ${said.join(', ')}`];
}

/** A label as it stands inside a sentence: `National ID` becomes `national ID`, `ID` stays. */
function inSentence(label: string): string {
  return /^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
