import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type OpenWarehouse, openWarehouse } from '../../warehouse/open.ts';
import { databaseOf } from '../../warehouse/opened.ts';
import { runInProcess } from '../support/cli/in-process.ts';
import { type FileProject, makeFileProject } from '../support/company/file-project.ts';
import { tellParties } from '../support/company/parties.ts';
import { digestOf } from '../support/digest-of.ts';
import { expectServed } from '../support/histories/expectations.ts';
import type { Context } from '../support/histories/project.ts';

describe('what is derived can be made anew', () => {
  let folder: string;
  let holder: OpenWarehouse;
  let project: FileProject;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yekta-rebuild-'));
    await chmod(folder, 0o755);
    holder = await openWarehouse({ stateFolder: join(folder, '.yekta'), project: 'holder' });
    project = await makeFileProject(folder, 'company');
    const rows = tellParties(60);
    await project.put({ 'all.csv': rows });
    await project.sync();
    await project.put({ 'all.csv': rows.slice(2) });
    await project.sync();
    const [a, b] = rows.slice(10, 12).map((row) => row.split(',')[0]);
    expect(
      await yekta('decide', 'link', `parties:${a}`, `parties:${b}`, '--reason', 'a test', '--apply'),
    ).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await holder.close();
    await rm(folder, { recursive: true, force: true });
  });

  const yekta = (...args: readonly string[]) => runInProcess(...args, '-c', join(folder, 'company.yaml'));
  const look = () =>
    project.use(async (context) => {
      await expectServed(context as Context);
      const warehouse = context.warehouse as OpenWarehouse;
      return { digest: await digestOf(warehouse), position: await warehouse.feed.position() };
    });
  const change = (...statements: readonly string[]) =>
    project.use(async ({ warehouse }) => {
      const { pool, schema } = databaseOf(warehouse as OpenWarehouse);
      await pool.query([`set search_path to "${schema}"`, ...statements].join(';'));
    });

  test('from sound projections comes the same again, without an event', async () => {
    const before = await look();
    expect(await yekta('rebuild', '--check')).toEqual({
      code: 0,
      stdout: 'Everything is stored as the facts give it.',
      stderr: expect.any(String),
    });
    const end = await yekta('rebuild', '--json');
    expect(end.code).toBe(0);
    expect(JSON.parse(end.stdout)).toMatchObject({
      digest_before: before.digest,
      digest: before.digest,
      is_same: true,
      run: { status: 'succeeded' },
    });
    expect(await look()).toEqual(before);
  });

  test('whatever of them is lost or wrong comes back from the facts', async () => {
    const before = await look();
    await change(
      `delete from match_edge where a in (select min(a) from match_edge)`,
      `delete from cluster_member where cluster_id in (select min(cluster_id) from cluster_member)`,
      `update normalized_record set fields = '{}' where record_id = (select max(record_id) from normalized_record)`,
      'delete from match_record where record_id in (select min(record_id) from match_record)',
      'delete from block_part',
      `update golden_record set fields = '{}' where id = (select min(golden_id) from customer where state = 'live')`,
      'delete from conflict',
    );
    const { code, stdout } = await yekta('rebuild', '--check', '--json');
    expect(code).toBe(6);
    expect(JSON.parse(stdout)).toMatchObject({ is_sound: false, different: { normalized: 1, edges: 1 } });
    expect(JSON.parse(stdout).different.clusters).toBeGreaterThan(0);
    expect((await yekta('rebuild', '--check')).stdout).toMatch(/^ {2}pairs with evidence: 1$/m);

    const end = await yekta('rebuild');
    expect(end.code).toBe(0);
    expect(end.stdout).toContain(`and is ${before.digest}`);
    expect((await look()).digest).toBe(before.digest);
    expect((await yekta('rebuild', '--check')).code).toBe(0);
  });

  test('a rebuild that breaks off is continued by the next sync, and shows nothing half done', async () => {
    const before = await look();
    await project.use(({ warehouse }) => warehouse.projections.outdate());
    expect(await look()).toEqual(before);
    expect((await yekta('decide', 'generic', 'city', 'نیست', '--reason', 'a test', '--apply')).code).toBe(0);
    expect((await look()).position).toBe(before.position);
    await project.sync();
    expect((await look()).position).toBe(before.position);
    expect((await yekta('rebuild', '--check')).code).toBe(0);
  });
});
