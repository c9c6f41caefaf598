import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { type OpenWarehouse, openWarehouse } from '../../../warehouse/open.ts';
import { runYekta, startYekta, type YektaEnd, type YektaRun } from '../processes/run-yekta.ts';

/** A folder in which a user keeps small projects; all share one embedded server, which stays up until `close`. */
export interface Shop {
  readonly folder: string;
  /** Writes a text file, or a workbook of rows; makes its folder. */
  readonly write: (file: string, content: string | Buffer | Rows) => Promise<void>;
  /** Runs the built command in the folder, to its end. */
  readonly yekta: (args: string, env?: NodeJS.ProcessEnv) => Promise<YektaEnd>;
  readonly start: (args: string, env?: NodeJS.ProcessEnv) => YektaRun;
  /** The warehouse of a project, opened in this process. */
  readonly open: (project: string) => Promise<OpenWarehouse>;
  readonly close: () => Promise<void>;
}

export type Rows = readonly (readonly (string | number | Date | null)[])[];

export async function openShop(): Promise<Shop> {
  const folder = await mkdtemp(join(tmpdir(), 'yekta-shop-'));
  await chmod(folder, 0o755);
  const stateFolder = join(folder, '.yekta');
  const open = (project: string) => openWarehouse({ stateFolder, project });
  const holder = await open('holder');
  // Empty counts as not set: the embedded server holds warehouse and queues.
  const environment = (env: NodeJS.ProcessEnv) => ({ ...process.env, DATABASE_URL: '', REDIS_URL: '', ...env });
  return {
    folder,
    open,
    write: async (file, content) => {
      const path = join(folder, file);
      await mkdir(dirname(path), { recursive: true });
      if (typeof content === 'string' || Buffer.isBuffer(content)) await writeFile(path, content);
      else await writeWorkbook(path, content);
    },
    yekta: (args, env = {}) => runYekta(words(args), environment(env), folder),
    start: (args, env = {}) => startYekta(words(args), environment(env), folder),
    close: async () => {
      await holder.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Words of a command line; double quotes keep blanks. */
export function words(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
}

async function writeWorkbook(path: string, rows: Rows): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Sheet1').addRows(rows.map((row) => [...row]));
  await workbook.xlsx.writeFile(path);
}
