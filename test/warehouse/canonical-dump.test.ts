import { describe, expect, test } from '@jest/globals';
import { toCustomerId } from '../../matching/ids.ts';
import { mapBatch } from '../../pipeline/ports/batch.ts';
import { canonicalDump } from '../../warehouse/canonical-dump.ts';
import type { OpenWarehouse } from '../../warehouse/open.ts';
import { emptyModel } from '../support/matching/empty-model.ts';
import { staleGolden } from '../support/stale-golden.ts';
import {
  customerRow,
  fullName,
  matchResult,
  normalizeRows,
  recordIds,
  type StagedRow,
  stageRows,
  writeResult,
} from '../support/warehouse-data.ts';
import { useWarehouses } from '../support/with-warehouse.ts';

const warehouses = useWarehouses();
const rows = ['1', '2', '3', '4'].map((key) => customerRow(key, `Name ${key}`));

describe('canonicalDump', () => {
  test('is the same whatever the order, the number of runs and the ids', async () => {
    const straight = await warehouses.fresh();
    await sync(straight, rows, 'a');
    const detour = await warehouses.fresh();
    await stageRows(detour, [customerRow('gone', 'Gone'), customerRow('4', 'Before')]);
    await normalizeRows(detour);
    await sync(detour, rows.toReversed(), 'b');
    const client = await warehouses.connect(detour);
    await client.query(`delete from source_record_version where record_id in (select id from source_record where key = 'gone');
      delete from source_record where key = 'gone'`);

    const dump = await linesOf(straight);
    expect(await linesOf(detour)).toEqual(dump);
    expect(dump.map((line) => JSON.parse(line)[0])).toEqual(
      ['record', 'normalized', 'edge', 'cluster', 'customer', 'conflict'].flatMap((section) =>
        Array(count[section]).fill(section),
      ),
    );
    expect(dump.join('\n')).not.toMatch(/20\d\d-\d\d-\d\d/);
  });

  test.each([
    ['a value', `update source_record_version set raw = '{}' where record_id = (select min(id) from source_record)`],
    ['a deletion', `update source_record set deleted_at = now() where key = '1'`],
    [
      'a normalized field',
      `update normalized_record set kind = null where record_id = (select min(id) from source_record)`,
    ],
    ['a weight', 'update match_edge set weight = weight + 1e-9'],
    ['a cluster', 'delete from cluster_member'],
    ['a member', `update membership set customer_id = (select max(customer_id) from membership)`],
    ['a golden field', `update golden_record set fields = '{}' where id = (select min(id) from golden_record)`],
    ['a conflict', 'update conflict set closed_at = now()'],
    [
      'a decision',
      `insert into decision (kind, records, decided_by) select 'cannot_link', array[min(id), max(id)], 'x' from source_record`,
    ],
  ])('shows %s that differs', async (_name, change) => {
    const warehouse = await warehouses.fresh();
    await sync(warehouse, rows, 'a');
    const before = await linesOf(warehouse);
    await (await warehouses.connect(warehouse)).query(change);
    expect(await linesOf(warehouse)).not.toEqual(before);
  });
});

const count: Readonly<Record<string, number>> = {
  record: 4,
  normalized: 4,
  edge: 1,
  cluster: 1,
  customer: 3,
  conflict: 1,
};

/** A sync that joins records 1 and 2 and asks about 3 and 4; customers get ids with the prefix. */
async function sync(warehouse: OpenWarehouse, staged: readonly StagedRow[], prefix: string): Promise<void> {
  await stageRows(warehouse, staged, { complete: true });
  await normalizeRows(warehouse);
  await warehouse.normalized.removeDeleted(['sales' as never]);
  const { customers, matches } = warehouse;
  const ids = await recordIds(warehouse);
  const [a, b, c, d] = ['1', '2', '3', '4'].map((key) => ids.get(key)!) as [never, never, never, never];
  const model = await matches.saveModel('config', emptyModel);
  const result = matchResult({
    edges: [{ a, b, weight: 8, levels: [0] }],
    clusters: [[a, b]],
    possibleMatches: [{ a: c, b: d, weight: 1, reason: 'below_link_threshold' }],
  });
  await writeResult(warehouse, model, 'config', result);
  const customerOf = (record: number) => toCustomerId(`${prefix}${record === b ? a : record}`);
  const memberships = [[a, b, c, d].map((record) => ({ record, customer: customerOf(record) }))];
  const identities = [a, c, d].map((record) => ({ change: 'created', customer: customerOf(record) }) as const);
  await customers.savePendingIdentities({ memberships, left: [], identities, homes: [], settled: [] });
  for await (const batch of staleGolden(warehouse, 'rules')) {
    const pending = mapBatch(batch.customers, ({ customer, inputHash, members }) => {
      const offers = members.map(({ id, fields }) => ({
        value: fields[fullName]![0]!.value,
        record: id,
        status: 'valid' as const,
      }));
      const [winner, ...losers] = offers;
      return {
        customer,
        inputHash,
        golden: {
          kind: null,
          fields: { [fullName]: winner!.value },
          provenance: {
            [fullName]: {
              winners: [winner!],
              rule: 'most_recent' as const,
              losers: losers.map((loser) => ({ ...loser, reason: 'rule' as const })),
            },
          },
          contradictions: [],
        },
      };
    });
    await customers.savePendingGolden(pending, 'rules');
  }
  await customers.publish(await warehouse.runs.begin());
}

async function linesOf(warehouse: OpenWarehouse): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of canonicalDump(warehouse)) lines.push(line);
  return lines;
}
