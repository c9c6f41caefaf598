import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SmallCompany } from './small-company.ts';

/** Writes the accounting export of one project; returns its location for the configuration. */
export async function writeAccounting(company: SmallCompany, project: string, rows: Buffer): Promise<string> {
  const location = join('projects', project, 'accounting.csv');
  await mkdir(join(company.folder, 'projects', project), { recursive: true });
  await writeFile(join(company.folder, location), rows);
  return location;
}

/**
 * The export after some days: every seventh party has another balance and another phone, and there are new
 * parties that resemble old ones. Different seeds give different changes of the same parties.
 */
export function changedRows(rows: Buffer, seed: number): Buffer {
  // Every byte a character: the file's encoding does not matter for digits.
  const lines = rows.toString('latin1').trimEnd().split('\r\n');
  const changed = lines.map((line, index) => (index > 0 && index % 7 === 0 ? changedRow(line, seed) : line));
  const added = lines.slice(1, 6).map((line, index) => line.replace(/^\d+/, String(990_000 + index)));
  return Buffer.from(`${[...changed, ...added].join('\r\n')}\r\n`, 'latin1');
}

/** Columns of the export, by position. */
const PHONE = 4;
const BALANCE = 9;

function changedRow(line: string, seed: number): string {
  const cells = line.split(';');
  cells[PHONE] = `0217766${String(5000 + seed)}`;
  cells[BALANCE] = String(1_000_000 * seed);
  return cells.join(';');
}
