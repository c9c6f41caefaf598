import { describe, expect, test } from '@jest/globals';
import type { NormalizedFields } from '../../matching/normalized-record.ts';
import { mapBatch } from '../../pipeline/ports/batch.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import {
  collect,
  comparablesOf,
  customerRow,
  fieldsOf,
  fullName,
  matchResult,
  normalizeRows,
  phone,
  sales,
  stageRows,
  staleBatches,
  tickets,
  writeResult,
} from '../support/warehouse-data.ts';
import type { Warehouses } from '../support/with-warehouse.ts';

/** The contract of pipeline/ports/normalized-store.ts. */
export function describeNormalizedStore(name: string, warehouses: Warehouses): void {
  describe(`${name} is a NormalizedStore`, () => {
    const rows = [customerRow('b', 'Sara'), customerRow('a', 'Reza', '09351112233')];

    test('records are stale until they are normalized, and again when content or rules change', async () => {
      const warehouse = await warehouses.fresh();
      await stageRows(warehouse, rows);
      expect(await warehouse.normalized.staleIds(sales, 'rules')).toHaveLength(2);
      const stale = await collect(staleBatches(warehouse, sales, 'rules'));
      expect(stale.map(({ key, stream, values }) => [key, stream, values])).toEqual(
        rows.map(({ key, values }) => [key, 'rows', values]),
      );
      expect(await normalizeRows(warehouse)).toBe(2);
      expect(await warehouse.normalized.staleIds(sales, 'rules')).toHaveLength(0);
      expect(await warehouse.normalized.staleIds(sales, 'other rules')).toHaveLength(2);
      await stageRows(warehouse, rows.with(0, customerRow('b', 'Sara Ahmadi')));
      expect(await collect(staleBatches(warehouse, sales, 'rules'))).toMatchObject([{ key: 'b' }]);
    });

    test('once all is written only what changes is stale, until the rules change or the source was left out', async () => {
      const warehouse = await warehouses.fresh();
      await stageRows(warehouse, rows);
      await normalizeRows(warehouse);
      await warehouse.normalized.allWritten(sales, 'rules');
      const staleKeys = async (rules = 'rules') =>
        (await collect(staleBatches(warehouse, sales, rules))).map(({ key }) => key);
      expect(await staleKeys()).toEqual([]);
      await stageRows(warehouse, [rows[0]!, customerRow('a', 'Mina'), customerRow('c', 'Sara')], { deletions: 1 });
      expect(await staleKeys()).toEqual(['a', 'c']);
      expect(await warehouse.normalized.staleIds(sales, 'rules')).toHaveLength(2);
      expect(await staleKeys('other rules')).toEqual(['b', 'a', 'c']);
      await normalizeRows(warehouse);
      expect(await staleKeys()).toEqual([]);
      expect(await warehouse.normalized.removeDeleted([tickets])).toBe(3);
      expect(await staleKeys()).toEqual(['b', 'a', 'c']);
    });

    test('texts that are kept follow the live records, and are those that counting all of them gives', async () => {
      const warehouse = await warehouses.fresh();
      const texts = () => warehouse.normalized.columnTexts(sales, 'rows', 'name', 10);
      await stageRows(warehouse, rows);
      await warehouse.normalized.keepColumnTexts(sales, [{ stream: 'rows', column: 'name' }]);
      expect(await texts()).toEqual(['Reza', 'Sara']);
      await stageRows(warehouse, [customerRow('b', 'Sara'), customerRow('c', 'Sara'), customerRow('d', 'Mina')]);
      const kept = await texts();
      expect(kept).toEqual(['Sara', 'Mina']);
      await warehouse.normalized.keepColumnTexts(sales, []);
      expect(await texts()).toEqual(kept);
    });

    test('content that stays the same is not a change', async () => {
      const warehouse = await warehouses.fresh();
      await stageRows(warehouse, rows);
      await normalizeRows(warehouse);
      expect(await normalizeRows(warehouse, 'other rules')).toBe(0);
      expect(await warehouse.normalized.staleIds(sales, 'other rules')).toHaveLength(0);
    });

    test('all parts of a record come back, in the order of the profile', async () => {
      const warehouse = await warehouses.fresh();
      await stageRows(warehouse, rows.slice(0, 1));
      const [stale] = await collect(staleBatches(warehouse, sales, 'rules'));
      const fields = {
        [phone]: [
          { raw: '۰۹۱۲ ۱۲۳', value: '0912123', key: '', status: 'invalid' },
          { raw: '+989121234567', value: '+989121234567', key: '+989121234567', status: 'valid', marks: ['composed'] },
        ],
        [fullName]: [
          {
            raw: 'tab\t\\ \n\'" ي',
            value: 'ی',
            key: '',
            status: 'junk',
            marks: ['leading_zero_repaired', 'calendar_from_column'],
          },
        ],
      } as NormalizedFields;
      const normalized = { kind: 'organisation', fields, updatedAt: '2024-05-04T10:00:00.123Z' } as const;
      expect(await warehouse.normalized.write(sales, 'rules', [{ id: stale!.id, normalized, comparables: null }])).toBe(
        1,
      );
      const [record] = await collect(warehouse.normalized.all());
      expect(record).toEqual({
        ...normalized,
        id: stale!.id,
        source: sales,
        key: 'b',
        firstSeenAt: expect.any(String),
      });
      expect(Object.keys(record!.fields)).toEqual([phone, fullName]);
      expect(new Date(record!.firstSeenAt).toISOString()).toBe(record!.firstSeenAt);
      expect(await warehouse.normalized.byIds([stale!.id, stale!.id])).toEqual([record]);
      expect(await warehouse.normalized.find(sales, 'b')).toEqual(record);
      expect(await warehouse.normalized.find(tickets, 'b')).toBeNull();
    });

    test('knows the keys that are like a given one', async () => {
      const warehouse = await warehouses.fresh();
      await stageRows(
        warehouse,
        ['1024', '1025', '9924', 'S-%_\\', 'x'].map((key) => customerRow(key, 'Sara')),
      );
      expect(await warehouse.normalized.similarKeys(sales, '1042')).toEqual(['1024', '1025']);
      expect(await warehouse.normalized.similarKeys(sales, '0024')).toEqual(['1024', '9924']);
      expect(await warehouse.normalized.similarKeys(sales, 'S-%_')).toEqual(['S-%_\\']);
      expect(await warehouse.normalized.similarKeys(tickets, '1024')).toEqual([]);
    });

    test('records that map to nothing are not stale and not there', async () => {
      const warehouse = await warehouses.fresh();
      await stageRows(warehouse, rows);
      const outcomes = (await collect(staleBatches(warehouse, sales, 'rules'))).map(({ id }) => ({
        id,
        normalized: null,
        comparables: null,
      }));
      expect(await warehouse.normalized.write(sales, 'rules', outcomes)).toBe(0);
      expect(await warehouse.normalized.staleIds(sales, 'rules')).toHaveLength(0);
      expect(await warehouse.normalized.count()).toBe(0);
      expect(await collect(warehouse.normalized.all())).toEqual([]);
      expect(await warehouse.normalized.find(sales, 'a')).toMatchObject({ key: 'a', fields: {} });
    });

    test('removes what is deleted or not configured any more, and finds it still', async () => {
      const warehouse = await warehouses.fresh();
      await stageRows(warehouse, rows);
      await stageRows(warehouse, [customerRow('t', 'Ticket')], { source: tickets });
      await normalizeRows(warehouse);
      await normalizeRows(warehouse, 'rules', tickets);
      expect(await warehouse.normalized.count()).toBe(3);
      await stageRows(warehouse, rows.slice(1));
      expect(await warehouse.normalized.removeDeleted([sales, tickets])).toBe(1);
      expect(await warehouse.normalized.removeDeleted([sales, tickets])).toBe(0);
      expect(await warehouse.normalized.removeDeleted([sales])).toBe(1);
      expect((await collect(warehouse.normalized.all())).map(({ key }) => key)).toEqual(['a']);
      expect(await warehouse.normalized.find(sales, 'b')).toMatchObject({ key: 'b', fields: {}, kind: null });
      await stageRows(warehouse, rows);
      expect(await warehouse.normalized.staleIds(sales, 'rules')).toHaveLength(1);
    });

    test('what matching compares is written with a record, and only when it changes', async () => {
      const warehouse = await warehouses.fresh();
      const { normalized, matchIndex } = warehouse;
      const write = async (rules: string, comparables: Uint8Array | null, name = 'Sara') => {
        const stale = await collect(staleBatches(warehouse, sales, rules));
        await normalized.write(
          sales,
          rules,
          stale.map(({ id }) => ({
            id,
            normalized: comparables && { kind: null, updatedAt: null, fields: fieldsOf(name, '09120000000') },
            comparables,
          })),
        );
      };
      await stageRows(warehouse, rows.slice(0, 1));
      await write('rules', comparablesOf('Sara'));
      await writeResult(warehouse, await warehouse.matches.saveModel('m', {} as never), 'm', matchResult({}));
      const changes = async () => (await matchIndex.changes()).map(({ before, after }) => [before, after]);
      await write('other content', comparablesOf('Sara'), 'sara');
      expect(await changes()).toEqual([]);
      await write('other comparables', comparablesOf('Sarah'));
      expect(await changes()).toEqual([[comparablesOf('Sara'), comparablesOf('Sarah')]]);
      await write('mapped to nothing', null);
      expect(await changes()).toEqual([[comparablesOf('Sara'), null]]);
      await write('rules', comparablesOf('Sara'));
      expect(await changes()).toEqual([]);
      await stageRows(warehouse, []);
      await normalized.removeDeleted([sales]);
      expect(await changes()).toEqual([[comparablesOf('Sara'), null]]);
    });

    test('what matching compares can be written anew for all records that there are', async () => {
      const warehouse = await warehouses.fresh();
      const { normalized, matchIndex } = warehouse;
      await stageRows(warehouse, rows);
      await normalizeRows(warehouse);
      const client = await warehouses.connect(warehouse);
      await client.query("insert into match_record (record_id, source_id, data) values (999, 1, 'x')");
      await normalized.repack(({ key }) => comparablesOf(key));
      const all: Uint8Array[] = [];
      await matchIndex.allComparables(({ data }) => void all.push(Uint8Array.from(data)));
      expect(all.map((data) => new TextDecoder().decode(data)).sort()).toEqual(['a', 'b']);
    });

    test('texts of a column: distinct, most frequent first, without true dates and blanks', async () => {
      const warehouse = await warehouses.fresh();
      const cells = [
        '1403/01/02',
        '1403/01/02',
        'ب',
        'الف',
        ' ',
        null,
        14030102,
        { n: 45_000, d: '2023-03-15' },
        { n: 7, z: '00' },
        ['x', 'y'],
      ];
      await stageRows(
        warehouse,
        cells.map((cell, index) => ({ key: String(index), values: { date: cell } })),
      );
      expect(await texts(warehouse, 'date')).toEqual(['1403/01/02', '14030102', '7', 'x', 'y', 'الف', 'ب']);
      expect(await texts(warehouse, 'date', 1)).toEqual(['1403/01/02']);
      expect(await texts(warehouse, 'no such column')).toEqual([]);
    });

    test('every record comes once when there are several batches, also while others are written', async () => {
      const warehouse = await warehouses.fresh();
      const many = Array.from({ length: 5_001 }, (_, index) => customerRow(`k${index}`, `Name ${index}`));
      await stageRows(warehouse, many);
      let batches = 0;
      for await (const batch of staleBatches(warehouse, sales, 'rules')) {
        batches += 1;
        await warehouse.normalized.write(
          sales,
          'rules',
          mapBatch(batch, ({ id }) => ({
            id,
            normalized: { kind: null, updatedAt: null, fields: fieldsOf('x', '09120000000') },
            comparables: null,
          })),
        );
      }
      expect(batches).toBeGreaterThan(2);
      const all = await collect(warehouse.normalized.all());
      expect(new Set(all.map(({ key }) => key)).size).toBe(5_001);
      expect(all).toHaveLength(5_001);
    });

    const texts = (warehouse: Warehouse, column: string, limit = 100): Promise<readonly string[]> =>
      warehouse.normalized.columnTexts(sales, 'rows', column, limit);
  });
}
