import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import ExcelJS from 'exceljs';
import { type OpenWarehouse, openWarehouse } from '../../../warehouse/open.ts';
import { runYekta, startYekta, type YektaEnd, type YektaRun } from '../processes/run-yekta.ts';

/** A folder in which a user keeps small projects; all share one embedded server, which stays up for all tests of a file. */
export interface Shop {
  readonly folder: string;
  /** Writes a text file, or a workbook of rows; makes its folder. */
  readonly write: (file: string, content: string | Buffer | Rows) => Promise<void>;
  /** Runs the built command in the folder, to its end. */
  readonly yekta: (args: string, env?: NodeJS.ProcessEnv) => Promise<YektaEnd>;
  readonly start: (args: string, env?: NodeJS.ProcessEnv) => YektaRun;
  /** The warehouse of a project, opened in this process. */
  readonly open: (project: string) => Promise<OpenWarehouse>;
}

export type Rows = readonly (readonly (string | number | Date | null)[])[];

/** The shop of a test file: opened and prepared before its tests, closed after them. */
export function useShop(prepare: (shop: Shop) => Promise<unknown> = async () => {}): Shop {
  let opened: Awaited<ReturnType<typeof openShop>> | null = null;
  const shop = (): Shop => {
    if (opened === null) throw new Error('the shop opens before the first test, not while tests are declared');
    return opened;
  };
  beforeAll(async () => {
    opened = await openShop();
    await prepare(opened);
  });
  afterAll(() => opened?.close());
  return {
    get folder() {
      return shop().folder;
    },
    write: (file, content) => shop().write(file, content),
    yekta: (args, env) => shop().yekta(args, env),
    start: (args, env) => shop().start(args, env),
    open: (project) => shop().open(project),
  };
}

async function openShop(): Promise<Shop & { readonly close: () => Promise<void> }> {
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
