import { describe, expect, test } from '@jest/globals';
import { customerRow, extractRows, sales, stageRows, tickets } from '../support/warehouse-data.ts';
import type { Warehouses } from '../support/with-warehouse.ts';

/** The contract of pipeline/ports/source-store.ts. */
export function describeSourceStore(name: string, warehouses: Warehouses): void {
  describe(`${name} is a SourceStore`, () => {
    const five = ['1', '2', '3', '4', '5'].map((key) => customerRow(key, `Name ${key}`));

    test('new rows are accepted, the same rows again are unchanged and write no fact', async () => {
      const warehouse = await warehouses.fresh();
      expect(await stageRows(warehouse, five)).toEqual(counts({ read: 5, accepted: 5 }));
      const client = await warehouses.connect(warehouse);
      const before = await factsOf(client);
      expect(await stageRows(warehouse, five)).toEqual(counts({ read: 5, unchanged: 5 }));
      expect(await factsOf(client)).toEqual(before);
    });

    test('other content is a new version; the older one stays', async () => {
      const warehouse = await warehouses.fresh();
      await stageRows(warehouse, five);
      const changed = five.with(2, customerRow('3', 'Other name'));
      expect(await stageRows(warehouse, changed)).toEqual(counts({ read: 5, accepted: 1, unchanged: 4 }));
      const client = await warehouses.connect(warehouse);
      const { rows } = await client.query(
        `select v.version, v.raw ->> 'name' as name from source_record_version v
         join source_record r on r.id = v.record_id where r.key = '3' order by v.version`,
      );
      expect(rows).toEqual([
        { version: 1, name: 'Name 3' },
        { version: 2, name: 'Other name' },
      ]);
    });

    test('staging again gives the same counts and changes nothing', async () => {
      const warehouse = await warehouses.fresh();
      const run = await warehouse.runs.begin();
      const first = await stageRows(warehouse, five, { run });
      expect(await warehouse.sources.stage(run, sales, { deletions: 0.2 })).toEqual(first);
      const client = await warehouses.connect(warehouse);
      const before = await factsOf(client);
      expect(await stageRows(warehouse, five.slice(0, 2), { run })).toEqual(first);
      expect(await factsOf(client)).toEqual(before);
    });

    test('a source is last read in the last run that read all of it', async () => {
      const warehouse = await warehouses.fresh();
      expect(await warehouse.sources.lastRead()).toEqual(new Map());
      const first = await warehouse.runs.begin();
      await stageRows(warehouse, five, { run: first });
      await warehouse.runs.finish(first, 'succeeded');
      const observed = await warehouse.runs.observedAt(first);
      const second = await warehouse.runs.begin();
      await stageRows(warehouse, five, { run: second, complete: false });
      await stageRows(warehouse, five, { run: second, source: tickets, mode: 'changes', complete: false });
      expect(await warehouse.sources.lastRead()).toEqual(new Map([[sales, observed]]));
    });

    test('nothing is staged of an extract that did not finish, or of another run', async () => {
      const warehouse = await warehouses.fresh();
      const run = await warehouse.runs.begin();
      expect(await warehouse.sources.stage(run, sales, { deletions: 0.2 })).toBeNull();
      const staging = await warehouse.sources.openStaging(run, sales, '0'.repeat(32));
      await staging.report([{ file: 'sales.csv', rowsRead: 0, notes: [] }]);
      expect(await warehouse.sources.stage(run, sales, { deletions: 0.2 })).toBeNull();
      await staging.discard();
      expect(await warehouse.sources.stage(run, sales, { deletions: 0.2 })).toBeNull();
      await extractRows(warehouse, run, five);
      const next = await warehouse.runs.begin();
      expect(await warehouse.sources.stage(next, sales, { deletions: 0.2 })).toBeNull();
    });

    test('staged rows that a crash of the database emptied count as not extracted', async () => {
      const warehouse = await warehouses.fresh();
      const run = await warehouse.runs.begin();
      await extractRows(warehouse, run, five);
      const client = await warehouses.connect(warehouse);
      await client.query(`do $$ begin execute 'truncate staged_record_' || (select id from source); end $$`);
      expect(await warehouse.sources.stage(run, sales, { deletions: 0.2 })).toBeNull();
      expect(await stageRows(warehouse, five)).toEqual(counts({ read: 5, accepted: 5 }));
    });

    test('of rows with one key a snapshot takes the first; others are rejected unless they are the same', async () => {
      const warehouse = await warehouses.fresh();
      const run = await warehouse.runs.begin();
      const rows = [customerRow('1', 'First'), customerRow('1', 'Second'), customerRow('1', 'First')];
      expect(await stageRows(warehouse, rows, { run })).toEqual(
        counts({ read: 3, accepted: 1, rejected: 1, unchanged: 1 }),
      );
      expect(await warehouse.runs.rejects(run, 10)).toEqual([
        {
          source: sales,
          file: 'sales.csv',
          sheet: null,
          row: 3,
          column: null,
          value: '1',
          code: 'row.key_duplicate',
          reason: 'Row 2 of sales.csv has the same key and other content; that row was taken.',
        },
      ]);
    });

    test('of changes with one key the last one counts', async () => {
      const warehouse = await warehouses.fresh();
      const rows = [customerRow('1', 'First'), customerRow('1', 'Second'), customerRow('2', 'Other')];
      const options = { mode: 'changes', cursor: { after: 'x', page: 3 } } as const;
      expect(await stageRows(warehouse, rows, options)).toEqual(counts({ read: 3, accepted: 2, unchanged: 1 }));
      expect(await warehouse.sources.cursor(sales)).toEqual({ after: 'x', page: 3 });
      const client = await warehouses.connect(warehouse);
      const { rows: raw } = await client.query(`select raw ->> 'name' as name from source_record_version order by 1`);
      expect(raw).toEqual([{ name: 'Other' }, { name: 'Second' }]);
    });

    test('a tombstone deletes, and the record comes back with or without other content', async () => {
      const warehouse = await warehouses.fresh();
      const changes = { mode: 'changes' } as const;
      const rows = [customerRow('1', 'One'), customerRow('2', 'Two')];
      await stageRows(warehouse, rows, changes);
      const gone = rows.map((row) => ({ ...row, values: {}, deleted: true }));
      expect(await stageRows(warehouse, gone, changes)).toEqual(counts({ read: 2, accepted: 2, deleted: 2 }));
      expect(await stageRows(warehouse, gone, changes)).toEqual(counts({ read: 2, unchanged: 2 }));
      const back = [rows[0]!, customerRow('2', 'Two again')];
      expect(await stageRows(warehouse, back, changes)).toEqual(counts({ read: 2, accepted: 2 }));
      const client = await warehouses.connect(warehouse);
      const { rows: records } = await client.query('select key, version, deleted_at from source_record order by key');
      expect(records).toEqual([
        { key: '1', version: 3, deleted_at: null },
        { key: '2', version: 3, deleted_at: null },
      ]);
    });

    test('records that vanish from a complete snapshot are deleted, from an incomplete one not', async () => {
      const warehouse = await warehouses.fresh();
      await stageRows(warehouse, five);
      expect(await stageRows(warehouse, five.slice(1), { complete: false })).toEqual(counts({ read: 4, unchanged: 4 }));
      expect(await stageRows(warehouse, five.slice(1))).toEqual(counts({ read: 4, unchanged: 4, deleted: 1 }));
      expect(await stageRows(warehouse, five)).toEqual(counts({ read: 5, accepted: 1, unchanged: 4 }));
    });

    test('when too many records vanish none is deleted, until they come back or a person allows it', async () => {
      const warehouse = await warehouses.fresh();
      const many = Array.from({ length: 50 }, (_, index) => customerRow(String(index), `Name ${index}`));
      await stageRows(warehouse, many);
      const few = many.slice(0, 30);
      expect(await stageRows(warehouse, few)).toEqual(counts({ read: 30, unchanged: 30, suspiciousDeletions: 20 }));
      const conflicts = await warehouse.conflicts.open({}, 10);
      expect(conflicts).toHaveLength(1);
      expect(conflicts[0]).toMatchObject({ kind: 'suspicious_deletions', source: sales, customer: null });
      expect(conflicts[0]?.records).toHaveLength(20);
      await stageRows(warehouse, few);
      expect(await warehouse.conflicts.countByKind()).toEqual({ suspicious_deletions: 1 });
      expect(await stageRows(warehouse, few, { deletions: 0.5 })).toEqual(
        counts({ read: 30, unchanged: 30, deleted: 20 }),
      );
      expect(await warehouse.conflicts.countByKind()).toEqual({});
    });

    test('counts add up for each file and sheet, with the rejects of the connector', async () => {
      const warehouse = await warehouses.fresh();
      const run = await warehouse.runs.begin();
      const rows = [customerRow('1', 'One'), { ...customerRow('2', 'Two'), file: 'b.csv' }];
      const reject = {
        place: { file: 'b.csv', row: 9 },
        column: 'تلفن',
        value: 'tab\tback\\slash\nline\0null',
        code: 'row.ragged',
        reason: 'More cells than columns.',
      } as const;
      expect(await stageRows(warehouse, rows, { run, rejects: [reject] })).toEqual(
        counts({ read: 3, accepted: 2, rejected: 1 }),
      );
      const report = await warehouse.runs.report(run);
      expect(
        report?.files.map(({ file, rowsRead, accepted, rejected }) => [file, rowsRead, accepted, rejected]),
      ).toEqual([
        ['sales.csv', 1, 1, 0],
        ['b.csv', 2, 1, 1],
      ]);
      expect(await warehouse.runs.rejects(run, 10)).toMatchObject([
        { row: 9, column: 'تلفن', value: 'tab\tback\\slash\nline\u2400null', code: 'row.ragged' },
      ]);
    });

    test('an extract whose counts do not add up is refused as a whole', async () => {
      const warehouse = await warehouses.fresh();
      const files = [{ file: 'sales.csv', rowsRead: 6, notes: [] }];
      await expect(stageRows(warehouse, five, { files })).rejects.toMatchObject({
        code: 'warehouse.inconsistent',
        place: { source: 'sales', file: 'sales.csv' },
      });
      await expect(stageRows(warehouse, five, { files: [] })).rejects.toMatchObject({ code: 'warehouse.inconsistent' });
      expect(await warehouse.normalized.staleIds(sales, 'any')).toHaveLength(0);
    });

    test('sources and streams keep apart what has the same key; long and odd keys are kept exactly', async () => {
      const warehouse = await warehouses.fresh();
      const odd = `${'ک'.repeat(4_000)}\\\t\n'"`;
      const rows = [
        customerRow(odd, 'Long'),
        customerRow('1', 'User'),
        { ...customerRow('1', 'Ticket'), stream: 'tickets' },
      ];
      expect(await stageRows(warehouse, rows)).toEqual(counts({ read: 3, accepted: 3 }));
      expect(await stageRows(warehouse, [customerRow('1', 'Else')], { source: tickets })).toMatchObject({
        accepted: 1,
      });
      expect(await stageRows(warehouse, rows)).toEqual(counts({ read: 3, unchanged: 3 }));
      expect((await warehouse.normalized.find(sales, odd))?.key).toBe(odd);
    });
  });
}

const counts = (given: Readonly<Record<string, number>>) => ({
  read: 0,
  accepted: 0,
  rejected: 0,
  unchanged: 0,
  deleted: 0,
  suspiciousDeletions: 0,
  ...given,
});

/** Rows of the tables of facts with the transaction that wrote each: it differs when a row was touched. */
async function factsOf(client: { query: (text: string) => Promise<{ rows: unknown[] }> }): Promise<unknown> {
  const tables = ['source_record', 'source_record_version', 'source'];
  const rows = [];
  for (const table of tables)
    rows.push((await client.query(`select t.xmin, t.* from ${table} t order by t.ctid`)).rows);
  return rows;
}
