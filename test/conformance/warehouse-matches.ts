import { describe, expect, test } from '@jest/globals';
import { toFieldName } from '../../matching/ids.ts';
import type { MatchModel } from '../../matching/model.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { fourRecords } from '../support/decided-warehouse.ts';
import { collect, matchResult, writeResult } from '../support/warehouse-data.ts';
import type { Warehouses } from '../support/with-warehouse.ts';

const model: MatchModel = {
  version: 2,
  trainedOn: 4,
  rates: { same: 0.000_123, moved: 0, household: 1e-9 },
  slips: [0.25, -1, -2.5, -1 / 3],
  comparisons: [
    {
      field: toFieldName('phone'),
      role: 'phone',
      levels: ['exact', 'else'],
      unrelated: [1e-7, 0.999],
      same: { exact: 0.9, inexact: [0, 0], independent: 0.1 },
      moved: null,
      household: { exact: 1 / 3, inexact: [0, 0], independent: 2 / 3 },
      dependence: [{ given: [toFieldName('email')], near: [], exact: 0.25, ratios: [2, 0.5] }],
      trained: [1, 0],
      typicalFrequency: [null, 1e-5],
      filled: 4,
      frequencies: { 'ب "x"': 0.5, a: 0.1 },
      otherFrequency: 0.001,
      generic: ['0'],
    },
  ],
  training: { pairs: 6, iterations: 12, converged: true },
};

/** The contract of pipeline/ports/match-store.ts. */
export function describeMatchStore(name: string, warehouses: Warehouses): void {
  describe(`${name} is a MatchStore`, () => {
    test('models are kept by fingerprint, the newest counts', async () => {
      const { matches } = await warehouses.fresh();
      expect(await matches.model('config')).toBeNull();
      expect(await matches.modelId('config')).toBeNull();
      const first = await matches.saveModel('config', model);
      expect(first.model).toEqual(model);
      const second = await matches.saveModel('config', { ...model, trainedOn: 5 });
      await matches.saveModel('other', model);
      expect(second.id).toBeGreaterThan(first.id);
      expect(await matches.model('config')).toEqual({
        id: second.id,
        fingerprint: 'config',
        model: { ...model, trainedOn: 5 },
      });
      expect(await matches.modelId('config')).toBe(second.id);
      expect(Object.keys((await matches.model('other'))!.model.comparisons[0]!.frequencies)).toEqual(['ب "x"', 'a']);
    });

    test('decisions in force come as pairs', async () => {
      const { warehouse, a, b } = await fourRecords(warehouses);
      const { matches } = warehouse;
      const client = await warehouses.connect(warehouse);
      await client.query(
        `insert into decision (kind, records, decided_by) values ('must_link', '{${a},${b}}', 'admin')`,
      );
      expect(await matches.decisions()).toEqual([{ kind: 'must_link', a, b }]);
      await client.query(
        `insert into decision_end (decision_id, cause, ended_by) select id, 'undone', 'admin' from decision`,
      );
      expect(await matches.decisions()).toEqual([]);
    });

    test('who decides waits neither for a publication nor for a step that writes', async () => {
      const { warehouse, a, b } = await fourRecords(warehouses);
      const [publisher, steward] = [await warehouses.connect(warehouse), await warehouses.connect(warehouse)];
      await publisher.query(
        'begin; select from feed_state for update; update project_state set identities_match_revision = 9',
      );
      await publisher.query('update match_state set revision = 9');
      await steward.query(`set lock_timeout = '2s'`);
      await steward.query(`insert into decision (kind, records, decided_by) values ('must_link', '{${a},${b}}', 'x')`);
      expect(await warehouse.matches.decisions()).toEqual([{ kind: 'must_link', a, b }]);
      await publisher.query('rollback');
    });

    test('decisions and their ends are never changed', async () => {
      const { warehouse, a, b } = await fourRecords(warehouses);
      const client = await warehouses.connect(warehouse);
      await client.query(`insert into decision (kind, records, decided_by) values ('must_link', '{${a},${b}}', 'x')`);
      const end = `insert into decision_end (decision_id, cause, ended_by) select id, 'undone', 'x' from decision`;
      await client.query(end);
      await expect(client.query(end)).rejects.toThrow('decision_end_pkey');
      for (const change of ["update decision set decided_by = 'y'", 'delete from decision_end', 'delete from decision'])
        await expect(client.query(change)).rejects.toThrow('append-only');
    });

    test('the statistics are those of the stored result', async () => {
      const warehouse = await warehouses.fresh();
      const { matches } = warehouse;
      expect(await matches.statistics()).toBeNull();
      const stored = await matches.saveModel('config', model);
      const statistics = { ...matchResult({}).statistics, records: 4, mergesByField: { phone: 2 }, mergesByPeople: 1 };
      await writeResult(warehouse, stored, 'config', matchResult({ statistics }));
      expect(await matches.statistics()).toEqual(statistics);
    });

    test('a result replaces the one before; what stays the same is not written again', async () => {
      const { warehouse, a, b, c, d } = await fourRecords(warehouses);
      const { matches } = warehouse;
      const stored = await matches.saveModel('config', model);
      const ab = { a, b, weight: 7.123_456_789_012_345, levels: [0, -1, 3] };
      const bc = { a: b, b: c, weight: -0.5, levels: [1] };
      const cd = { a: c, b: d, weight: 3, levels: [] };
      await writeResult(warehouse, stored, 'config', matchResult({ edges: [ab, bc], clusters: [[a, b, c]] }));
      expect(await matches.edgesAmong([a, b, c, d])).toEqual([ab, bc]);
      expect(await matches.edgesAmong([a, c])).toEqual([]);
      expect(await clustersOf(warehouse)).toEqual([
        [a, a],
        [b, a],
        [c, a],
        [d, d],
      ]);

      const client = await warehouses.connect(warehouse);
      const writtenBy = async () =>
        (
          await client.query<{ x: string }>(`select xmin as x from match_edge where a = ${a} union all
          select xmin from cluster_member where record_id = ${a}`)
        ).rows;
      const before = await writtenBy();
      await writeResult(
        warehouse,
        stored,
        'config',
        matchResult({
          edges: [ab, { ...bc, weight: 1 }, cd],
          clusters: [
            [a, b],
            [c, d],
          ],
        }),
      );
      expect(await matches.edgesAmong([a, b, c, d])).toEqual([ab, { ...bc, weight: 1 }, cd]);
      expect(await clustersOf(warehouse)).toEqual([
        [a, a],
        [b, a],
        [c, c],
        [d, c],
      ]);
      expect(await writtenBy()).toEqual(before);
      await writeResult(warehouse, stored, 'config', matchResult({}));
      expect(await matches.edgesAmong([a, b, c, d])).toEqual([]);
      expect(await clustersOf(warehouse)).toEqual([a, b, c, d].map((id) => [id, id]));
    });

    test('questions are asked once, closed when they no longer hold, and asked again when they return', async () => {
      const { warehouse, a, b, c, d } = await fourRecords(warehouses);
      const { matches, conflicts } = warehouse;
      const stored = await matches.saveModel('config', model);
      const sure = { a, b, weight: 9, reason: 'hard_conflict' } as const;
      const unsure = { a: c, b: d, weight: 1, reason: 'below_link_threshold' } as const;
      const held = [{ members: [a, b, c], reason: 'oversized' }] as const;
      await writeResult(warehouse, stored, 'config', matchResult({ possibleMatches: [sure, unsure], held }));
      await writeResult(warehouse, stored, 'config', matchResult({ possibleMatches: [sure, unsure], held }));
      expect(await conflicts.countByKind()).toEqual({ held_cluster: 1, possible_match: 2 });
      expect((await conflicts.open({}, 10)).map(({ kind, records, weight }) => [kind, records, weight])).toEqual([
        ['held_cluster', [a, b, c], null],
        ['possible_match', [c, d], 1],
        ['possible_match', [a, b], 9],
      ]);
      const client = await warehouses.connect(warehouse);
      const asked = async () => (await client.query<{ count: string }>('select count(*) from conflict')).rows[0]!.count;
      expect(await asked()).toBe('3');
      const contested = [
        { decision: { kind: 'must_link', a, b: d }, conflict: { reason: 'unique_identifier' } },
      ] as const;
      await writeResult(
        warehouse,
        stored,
        'config',
        matchResult({ possibleMatches: [unsure], contestedDecisions: contested }),
      );
      expect(await conflicts.countByKind()).toEqual({ contested_decision: 1, possible_match: 1 });
      await writeResult(warehouse, stored, 'config', matchResult({ possibleMatches: [unsure] }));
      expect(await conflicts.countByKind()).toEqual({ possible_match: 1 });
      await writeResult(
        warehouse,
        stored,
        'config',
        matchResult({ possibleMatches: [sure, { ...unsure, weight: 2 }] }),
      );
      expect((await conflicts.open({ kind: 'possible_match' }, 1))[0]).toMatchObject({ records: [c, d], weight: 2 });
      expect(await conflicts.countByKind()).toEqual({ possible_match: 2 });
      expect(await asked()).toBe('4');
    });

    const clustersOf = async (warehouse: Warehouse) =>
      (await collect(warehouse.customers.clusters())).map(({ record, cluster }) => [record, cluster]);
  });
}
