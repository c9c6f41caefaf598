import { describe, expect, test } from '@jest/globals';
import { type RecordId, toCustomerId } from '../../matching/ids.ts';
import type { Erasure, ErasureRules } from '../../pipeline/ports/erasure-store.ts';
import type { OpenWarehouse } from '../../warehouse/open.ts';
import { created, goldenOf, publishCustomers, stageThree } from '../support/publish-customers.ts';
import {
  customerRow,
  extractRows,
  fullName,
  normalizeRows,
  phone,
  sales,
  stageRows,
} from '../support/warehouse-data.ts';
import type { Warehouses } from '../support/with-warehouse.ts';

const [x, y, z] = [toCustomerId('x'), toCustomerId('y'), toCustomerId('z')];

/** Names identify here; matching compares nothing. */
const rules: ErasureRules = {
  merge: ({ members }) => ({ ...goldenOf({ members }), warnings: [] }),
  identifiersOf: ({ fields }) => (fields[fullName] ?? []).map(({ key }) => ({ type: 'name', key })),
  keysIn: () => [],
  keysOf: () => [],
};

/** The contract of pipeline/ports/erasure-store.ts. */
export function describeErasureStore(name: string, warehouses: Warehouses): void {
  describe(`${name} is an ErasureStore`, () => {
    const erasureOf = (erasure: Partial<Erasure>): Erasure => ({
      customer: x,
      records: null,
      reason: 'request 7',
      author: 'sara',
      mayReturn: false,
      ...erasure,
    });
    const erase = (warehouse: OpenWarehouse, erasure: Partial<Erasure> = {}) =>
      warehouse.erasures.erase(erasureOf(erasure), rules);
    const rowsOf = (names: readonly string[]) => names.map((row, index) => customerRow(String(index + 1), row));

    test('a preview changes nothing', async () => {
      const warehouse = await warehouses.fresh();
      const { one, two } = await stageThree(warehouse);
      await publishCustomers(warehouse, { identities: created(x), memberships: { x: [one, two] } });
      expect(await warehouse.erasures.preview({ customer: x, records: [one] })).toMatchObject({
        whole: false,
        records: [{ source: 'sales', key: '1' }],
        counts: { source_record: 1, source_record_version: 1, normalized_record: 1 },
      });
      expect(await warehouse.erasures.preview({ customer: x, records: null })).toMatchObject({ whole: true });
      expect((await warehouse.customers.get(x))?.members).toHaveLength(2);
      expect(await warehouse.feed.position()).toBe(1);
    });

    test('ids that lead to an erased customer lead there for ever, also when nothing of it was left in the sources', async () => {
      const warehouse = await warehouses.fresh();
      const { one, two } = await stageThree(warehouse);
      await publishCustomers(warehouse, { identities: created(x, y), memberships: { x: [one], y: [two] } });
      await publishCustomers(warehouse, {
        identities: [{ change: 'absorbed', customer: y, into: x }],
        memberships: { x: [two] },
      });
      await publishCustomers(warehouse, {
        identities: [{ change: 'retired', customer: x }],
        left: [one, two],
        homes: [
          { record: one, home: x, origin: x },
          { record: two, home: y, origin: y },
        ],
      });
      expect(await erase(warehouse)).toMatchObject({ whole: true, counts: { source_record: 2 } });
      expect(await warehouse.customers.state(x)).toEqual({ state: 'erased' });
      expect(await warehouse.customers.state(y)).toEqual({ state: 'absorbed', into: x });
      expect((await warehouse.feed.read(0, 99)).at(-1)).toMatchObject({
        customer: x,
        type: 'erased',
        cause: 'erasure',
      });
      expect(await warehouse.erasures.list()).toEqual([
        {
          customer: x,
          at: expect.any(String),
          author: 'sara',
          reason: 'request 7',
          counts: expect.objectContaining({ source_record: 2 }),
        },
      ]);
      await expect(erase(warehouse)).rejects.toMatchObject({ code: 'customer.erased' });
      await expect(erase(warehouse, { customer: z })).rejects.toMatchObject({ code: 'customer.not_found' });
    });

    test('rows come back under no key; under another key only where the person may', async () => {
      for (const mayReturn of [false, true]) {
        const warehouse = await warehouses.fresh();
        const { one, two, three } = await stageThree(warehouse);
        await publishCustomers(warehouse, { identities: created(x, y), memberships: { x: [one], y: [two, three] } });
        await erase(warehouse, { mayReturn });
        expect(await stageRows(warehouse, [...rowsOf(['Ali', 'Sara', 'Reza']), customerRow('9', 'Ali')])).toMatchObject(
          {
            read: 4,
            accepted: 1,
            rejected: 1,
            unchanged: 2,
          },
        );
        await normalizeRows(warehouse);
        const dropped = await warehouse.erasureGuard.dropReturned(rules.identifiersOf);
        expect(dropped).toBe(mayReturn ? 0 : 1);
        const [run] = await warehouse.runs.list(1);
        expect(run!.files).toMatchObject([{ accepted: 1 - dropped, rejected: 1 + dropped, unchanged: 2 }]);
        expect(await warehouse.runs.rejects(run!.id, 9)).toEqual(
          Array(1 + dropped).fill(expect.objectContaining({ code: 'row.erased', value: null, column: null })),
        );
      }
    });

    test('an identifier that a kept record has, too, keeps nobody away', async () => {
      const warehouse = await warehouses.fresh();
      const { one, two } = await stageThree(warehouse, ['Ali', 'Ali', 'Reza']);
      await publishCustomers(warehouse, { identities: created(x), memberships: { x: [one, two] } });
      await erase(warehouse, { records: [one] });
      await stageRows(warehouse, [...rowsOf(['Ali', 'Ali', 'Reza']), customerRow('9', 'Ali')]);
      await normalizeRows(warehouse);
      expect(await warehouse.erasureGuard.dropReturned(rules.identifiersOf)).toBe(0);
    });

    test('texts that decide the format of a column are those of the others', async () => {
      const warehouse = await warehouses.fresh();
      const { one, two } = await stageThree(warehouse, ['Ali', 'Sara', 'Sara']);
      await publishCustomers(warehouse, { identities: created(x), memberships: { x: [one, two] } });
      await warehouse.normalized.keepColumnTexts(sales, [{ stream: 'rows', column: 'name' }]);
      const texts = () => warehouse.normalized.columnTexts(sales, 'rows', 'name', 9);
      expect(await texts()).toEqual(['Sara', 'Ali']);
      await erase(warehouse);
      expect(await texts()).toEqual(['Sara']);
      const client = await warehouses.connect(warehouse);
      const { rows } = await client.query("select text, count from column_text where column_name = 'name' order by 1");
      expect(rows).toEqual([
        { text: '', count: 0 },
        { text: 'Sara', count: 1 },
      ]);
    });

    test('what was read but not staged is thrown away', async () => {
      const warehouse = await warehouses.fresh();
      const { one } = await stageThree(warehouse);
      await publishCustomers(warehouse, { identities: created(x), memberships: { x: [one] } });
      const run = await warehouse.runs.begin();
      await extractRows(warehouse, run, rowsOf(['Ali Rezaei', 'Sara', 'Reza']));
      await erase(warehouse);
      expect(await warehouse.sources.stage(run, sales, { deletions: 1 })).toBeNull();
      expect(await warehouse.runs.report(run)).toMatchObject({ status: 'interrupted' });
      const client = await warehouses.connect(warehouse);
      const { rows } = await client.query("select to_regclass('staged_record_1') as staged");
      expect(rows).toEqual([{ staged: null }]);
    });

    test('what the records gave to customers that they left long ago goes with them, and nothing else', async () => {
      const warehouse = await warehouses.fresh();
      const { one, two, three } = await stageThree(warehouse);
      await publishCustomers(warehouse, { identities: created(x), memberships: { x: [one, two] } });
      await publishCustomers(warehouse, {
        identities: [{ change: 'split', customer: x, off: [y] }, ...created(y)],
        memberships: { y: [one, three] },
      });
      await erase(warehouse, { customer: y, records: [one] });
      const client = await warehouses.connect(warehouse);
      const { rows } = await client.query<{ golden: string }>('select g::text as golden from golden_record g');
      expect(rows).toHaveLength(4);
      for (const { golden } of rows) expect(golden).not.toContain('Ali');
      expect((await warehouse.customers.get(x))?.golden.fields).toEqual({ [fullName]: 'Sara' });
      expect((await warehouse.customers.get(y))?.golden.fields).toEqual({ [fullName]: 'Reza' });
      const events = await warehouse.feed.read(0, 99);
      expect(events.at(-1)).toMatchObject({ customer: y, type: 'field_changed', cause: 'erasure' });
    });

    test('where the same is served afterwards, the feed tells of the golden record that is left', async () => {
      const warehouse = await warehouses.fresh();
      const { one, two } = await stageThree(warehouse);
      await publishCustomers(warehouse, { identities: created(x), memberships: { x: [one, two] } });
      await publishCustomers(warehouse, { left: [one], homes: [{ record: one, home: x, origin: x }] });
      await erase(warehouse, { records: [one] });
      expect((await warehouse.customers.get(x))?.golden.fields).toEqual({ [fullName]: 'Sara' });
      const client = await warehouses.connect(warehouse);
      const { rows } = await client.query<{ told: boolean }>(`
        select exists (select from customer_event e where g.id in (e.golden_id, e.old_golden_id)) as told from golden_record g`);
      expect(rows).toEqual([{ told: true }, { told: true }]);
    });

    test('a value that another record gives by now is still told to who reads the feed anew', async () => {
      const warehouse = await warehouses.fresh();
      const { one, two } = await stageThree(warehouse, ['Ali', 'Ali', 'Reza']);
      await publishCustomers(warehouse, { identities: created(x), memberships: { x: [one] } });
      await publishCustomers(warehouse, {
        identities: [{ change: 'split', customer: x, off: [y] }, ...created(y)],
        memberships: { x: [two], y: [one] },
      });
      await erase(warehouse, { customer: y });
      const [first] = await warehouse.feed.read(0, 1);
      expect(first).toMatchObject({ type: 'created', customer: x, golden: { fields: { [fullName]: 'Ali' } } });
      expect((await warehouse.customers.get(x))?.golden).toEqual(first!.type === 'created' ? first!.golden : null);
    });

    test('decisions about several records stay in force for the others; those about erased ones say nothing and end', async () => {
      const warehouse = await warehouses.fresh();
      const { one, two, three } = await stageThree(warehouse);
      await publishCustomers(warehouse, { identities: created(x, y), memberships: { x: [one, two], y: [three] } });
      const { decisions } = warehouse;
      const records: readonly RecordId[] = [one, two, three];
      const value = { value: 'secret', key: 'secret' };
      const draft = {
        author: 'sara',
        reason: 'Sara said so',
        origin: 'cli',
        decidedAt: null,
        expiresAt: null,
      } as const;
      const [pin] = await decisions.take(
        [
          {
            ...draft,
            judgement: { kind: 'pin', record: two, field: phone, values: [value], known: ['secret'] },
            supersedes: [],
          },
        ],
        null,
      );
      await decisions.take(
        [
          { ...draft, judgement: { kind: 'reject_value', record: two, field: fullName, value }, supersedes: [] },
          { ...draft, judgement: { kind: 'confirm_cluster', records }, supersedes: [] },
        ],
        null,
      );
      const [newer] = await decisions.take(
        [{ ...draft, judgement: { kind: 'unpin', record: one, field: phone }, supersedes: [pin!] }],
        null,
      );
      const revision = await decisions.revision();
      expect(await erase(warehouse, { records: [two] })).toMatchObject({ counts: { decision: 3 } });
      expect(await decisions.revision()).toBeGreaterThan(revision);
      expect((await decisions.active()).map(({ judgement }) => judgement)).toEqual([
        { kind: 'confirm_cluster', records: [one, three] },
        { kind: 'unpin', record: one, field: phone },
      ]);
      expect(await decisions.get(pin!)).toMatchObject({
        reason: '',
        judgement: { values: [] },
        end: { cause: 'erased' },
      });
      expect(await decisions.undo([newer!], { author: 'sara', reason: 'a mistake' })).toEqual([]);
      expect((await decisions.refsOf([two])).get(two)).toEqual({ source: '(erased)', key: String(two), stream: null });
      const client = await warehouses.connect(warehouse);
      const { rows } = await client.query('select from decision d where d::text ~ $1', ['secret|Sara said']);
      expect(rows).toHaveLength(1); // The reason of the decision about the other record alone.
    });

    test('the reason may not tell who it was, and nobody else can be named', async () => {
      const warehouse = await warehouses.fresh();
      const { one, two } = await stageThree(warehouse);
      await publishCustomers(warehouse, { identities: created(x, y), memberships: { x: [one], y: [two] } });
      await expect(erase(warehouse, { reason: 'call from 09121234567' })).rejects.toMatchObject({
        code: 'erasure.reason',
      });
      await expect(erase(warehouse, { records: [two] })).rejects.toMatchObject({ code: 'erasure.other_record' });
      expect(await warehouse.customers.state(x)).toEqual({ state: 'live' });
    });

    test('files of exports are noted until they are forgotten', async () => {
      const { erasures } = await warehouses.fresh();
      for (const path of ['/b.csv', '/a.csv', '/b.csv']) await erasures.noteExport(path);
      expect(await erasures.exports()).toEqual(['/a.csv', '/b.csv']);
      await erasures.forgetExports(['/b.csv']);
      expect(await erasures.exports()).toEqual(['/a.csv']);
    });
  });
}
