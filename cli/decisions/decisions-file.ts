import { createReadStream } from 'node:fs';
import { relative } from 'node:path';
import type { Writable } from 'node:stream';
import { parse } from 'csv-parse';
import { type Place, YektaError } from '../../config/errors/yekta-error.ts';
import type { RecordId } from '../../matching/ids.ts';
import {
  type DecisionColumn,
  type DecisionRow,
  decisionColumns,
  decisionRowSchema,
  toDecisionRow,
} from '../../pipeline/decide/decision-table.ts';
import type { ReadDecision } from '../../pipeline/decide/import-decisions.ts';
import type { RecordRef, StoredDecision } from '../../pipeline/ports/decision-store.ts';
import { csvCell, csvText } from '../export/write-csv.ts';
import { writeText } from '../export/write-text.ts';

/** UTF-8 with a BOM, comma separated, CRLF line ends; cells hold several lines. Returns the number of rows. */
export async function writeDecisions(
  out: Writable,
  decisions: readonly StoredDecision[],
  refs: ReadonlyMap<RecordId, RecordRef>,
): Promise<number> {
  const rows = decisions.map((decision) => toDecisionRow(decision, refs));
  const lines = rows.map((row) => decisionColumns.map((column) => csvCell(row[column])).join(','));
  await writeText(out, `\uFEFF${[decisionColumns.join(','), ...lines].join('\r\n')}\r\n`);
  return rows.length;
}

/** Reads such a file. @throws YektaError `decision.invalid_csv` with the line */
export async function readDecisions(file: string, timeZone: string): Promise<readonly ReadDecision[]> {
  const schema = decisionRowSchema(timeZone);
  const decisions: ReadDecision[] = [];
  for await (const { line, row } of readRows(file)) {
    const parsed = schema.safeParse(row);
    if (!parsed.success) {
      const [{ path, message }] = parsed.error.issues as [(typeof parsed.error.issues)[number]];
      const column = path[0] === undefined ? {} : { column: String(path[0]) };
      throw invalid(message, { file: relative('', file), line, ...column });
    }
    decisions.push({ line, decision: parsed.data });
  }
  return decisions;
}

/** Rows by column; columns that the file leaves out are empty. */
async function* readRows(file: string): AsyncGenerator<{ readonly line: number; readonly row: DecisionRow }> {
  const place: Place = { file: relative('', file) };
  const rows = createReadStream(file).compose(parse({ bom: true, info: true, skip_empty_lines: true }));
  let header: readonly DecisionColumn[] | null = null;
  try {
    for await (const { record, info } of rows as AsyncIterable<ParsedRow>) {
      if (header === null) header = headerOf(record, place);
      else
        yield {
          line: info.lines,
          row: { ...emptyRow, ...Object.fromEntries(header.map((c, i) => [c, csvText(record[i]!)])) },
        };
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))
      throw invalid('The row has too many or too few cells, or a quote that is not closed.', {
        ...place,
        line: Number((error as { readonly lines?: number }).lines),
      });
    if (typeof error === 'object' && error !== null && 'syscall' in error)
      throw invalid('The file does not exist or cannot be read.', place);
    throw error;
  }
  if (header === null) throw invalid('The file is empty.', place);
}

interface ParsedRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const emptyRow = Object.fromEntries(decisionColumns.map((column) => [column, ''])) as DecisionRow;

function headerOf(record: readonly string[], place: Place): readonly DecisionColumn[] {
  const header = record.map((name) => name.trim());
  const isKnown = (name: string): name is DecisionColumn => (decisionColumns as readonly string[]).includes(name);
  if (!header.every(isKnown)) throw invalid('The header has a column that such a file does not have.', place);
  if (new Set(header).size < header.length) throw invalid('The header has a column twice.', place);
  if (!header.includes('decision')) throw invalid('The header has no column "decision".', place);
  return header;
}

function invalid(message: string, place: Place): YektaError {
  return new YektaError('decision.invalid_csv', message, {
    place,
    remedy: `The columns are ${decisionColumns.join(', ')}; \`yekta decisions export\` shows the form.`,
  });
}
