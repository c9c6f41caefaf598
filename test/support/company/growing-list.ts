import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { databaseName } from '../../../warehouse/database-name.ts';
import { type OpenWarehouse, openWarehouse } from '../../../warehouse/open.ts';
import { makeFileProject } from './file-project.ts';
import { tellParties } from './parties.ts';

/** A project whose list was read once and has changed since; there are as many copies of it as a test asks for, on one server. */
export interface GrowingList {
  /** A copy of the project as it was after the first sync; returns its configuration. */
  readonly copy: (project: string) => Promise<string>;
  readonly drop: (project: string) => Promise<void>;
  readonly open: (project: string) => Promise<OpenWarehouse>;
  /** Process id of the embedded server. */
  readonly postmaster: () => Promise<number>;
  /** Environment in which commands find the embedded server. */
  readonly env: NodeJS.ProcessEnv;
  readonly close: () => Promise<void>;
}

/** @param changed rows of `count` that are new, gone, or say something else after the first sync */
export async function makeGrowingList(count: number, changed: number): Promise<GrowingList> {
  const folder = await mkdtemp(join(tmpdir(), 'yekta-growing-'));
  await chmod(folder, 0o755);
  const stateFolder = join(folder, '.yekta');
  const open = (project: string) => openWarehouse({ stateFolder, project });
  const holder = await open('holder');
  const first = await makeFileProject(folder, 'first');
  const rows = tellParties(count + changed / 5);
  await first.put({ 'all.csv': rows.slice(0, count) });
  await first.sync();
  await first.put({ 'all.csv': changedRows(rows, count, changed) });
  const yaml = await readFile(join(folder, 'first.yaml'), 'utf8');
  const onServer = async (statement: string) => {
    // Another server than before, where the former one was killed.
    const { databaseUrl, close } = await open('holder');
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
    await close();
  };
  return {
    copy: async (project) => {
      const [name, template] = [project, 'first'].map((of) => databaseName('project_', of));
      // The other strategy lets sequences of the copy go back when Postgres is killed.
      await onServer(`create database "${name}" template "${template}" strategy file_copy`);
      const file = join(folder, `${project}.yaml`);
      await writeFile(file, yaml.replace('project: first', `project: ${project}`));
      return file;
    },
    drop: (project) => onServer(`drop database "${databaseName('project_', project)}" with (force)`),
    open,
    postmaster: async () =>
      Number.parseInt(await readFile(join(stateFolder, 'postgres', 'data', 'postmaster.pid'), 'utf8'), 10),
    env: { ...process.env, DATABASE_URL: '', REDIS_URL: '' },
    close: async () => {
      await holder.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Columns of the list, by position. */
const [MOBILE, CITY, BALANCE] = [2, 4, 5];

/** A fifth of the changes are new rows, a fifth are gone; of the rest some move, some have another telephone or balance. */
function changedRows(rows: readonly string[], count: number, changed: number): readonly string[] {
  const step = Math.floor(count / (changed * 0.8));
  return rows.flatMap((row, index) => {
    if (index >= count || index % step !== 0) return [row];
    const cells = row.split(',');
    const turn = (index / step) % 4;
    if (turn === 0) return [];
    if (turn === 1) cells[CITY] = 'یزد';
    else if (turn === 2) cells[MOBILE] = `0935${String(1_000_000 + index)}`;
    else cells[BALANCE] = String(7_000_000 + index);
    return [[...cells.slice(0, -1), '2024-11-01'].join(',')];
  });
}
