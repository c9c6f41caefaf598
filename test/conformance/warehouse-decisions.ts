import { describe, expect, test } from '@jest/globals';
import type { Judgement } from '../../matching/decision.ts';
import type { DecisionId } from '../../pipeline/ports/decision-store.ts';
import { by, draft, inForce, phone, pin, reject, twoCustomers, x, y } from '../support/decided-warehouse.ts';
import { collect, customerRow, sales, stageRows, tickets } from '../support/warehouse-data.ts';
import type { Warehouses } from '../support/with-warehouse.ts';

/** The contract of pipeline/ports/decision-store.ts; what contradicts or is too late is in warehouse-opposed-decisions.ts. */
export function describeDecisionStore(name: string, warehouses: Warehouses): void {
  describe(`${name} is a DecisionStore`, () => {
    test('decisions are kept with who took them, when and why, and are found again', async () => {
      const { decisions, a, b, c, d } = await twoCustomers(warehouses);
      const judgements: readonly Judgement[] = [
        { kind: 'must_link', a, b },
        { kind: 'cannot_link', a, b: c },
        { kind: 'confirm_cluster', records: [a, b] },
        { kind: 'split_cluster', parts: [[a, b], [d]] },
        pin(a, '+989120000001', ['+989120000002']),
        { kind: 'unpin', record: c, field: phone },
        reject(c, '+989120000003'),
        { kind: 'generic_value', field: phone, key: '+982100000000' },
      ];
      const ids = await decisions.take(
        judgements.map((judgement) => draft(judgement)),
        null,
      );
      expect(ids).toEqual([...ids].sort((p, q) => p - q));
      expect(await inForce(decisions)).toEqual(judgements);
      const [first] = await decisions.active();
      expect(first).toEqual({
        id: ids[0],
        judgement: judgements[0],
        author: 'reza',
        reason: 'I asked them',
        origin: 'cli',
        decidedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        expiresAt: null,
        restores: null,
        end: null,
      });
      expect(await decisions.get(ids[3]!)).toMatchObject({ judgement: judgements[3] });
      expect(await decisions.get(999 as DecisionId)).toBeNull();
      expect((await decisions.ofRecords([d])).map(({ id }) => id)).toEqual([ids[3]]);
      expect((await collect(decisions.all())).map(({ id }) => id)).toEqual(ids);
    });

    test('decisions from elsewhere keep their time', async () => {
      const { decisions, a, b } = await twoCustomers(warehouses);
      const decidedAt = '2024-02-03T04:05:06.000Z';
      await decisions.take([{ ...draft({ kind: 'must_link', a, b }), decidedAt, origin: 'csv' }], null);
      expect(await decisions.active()).toMatchObject([{ decidedAt, origin: 'csv' }]);
    });

    test('only what is in force is superseded or undone', async () => {
      const { decisions, a, b } = await twoCustomers(warehouses);
      const [id] = await decisions.take([draft({ kind: 'must_link', a, b })], null);
      await decisions.undo([id!], by);
      const again = { ...draft({ kind: 'cannot_link', a, b }), supersedes: [id!] };
      await expect(decisions.take([again], null)).rejects.toMatchObject({ code: 'decision.ended' });
      await expect(decisions.undo([id!], by)).rejects.toMatchObject({ code: 'decision.ended' });
      const unknown = 4_711 as DecisionId;
      await expect(decisions.undo([unknown], by)).rejects.toMatchObject({ code: 'decision.not_found' });
      expect(await inForce(decisions)).toEqual([]);
    });

    test('undoing brings back what was superseded, as it was, through any number of steps', async () => {
      const { decisions, a, b } = await twoCustomers(warehouses);
      const [first] = await decisions.take([draft(pin(a, '1'))], null);
      const before = await decisions.get(first!);
      const [second] = await decisions.take([{ ...draft(pin(b, '2')), supersedes: [first!] }], null);
      const [third] = await decisions.take([{ ...draft(pin(a, '3')), supersedes: [second!] }], null);
      const [secondAgain] = await decisions.undo([third!], by);
      expect(await inForce(decisions)).toEqual([pin(b, '2')]);
      expect((await decisions.get(third!))!.end).toMatchObject({ cause: 'undone', by: null, ...by });
      const [firstAgain, ...others] = await decisions.undo([secondAgain!], by);
      expect(others).toEqual([]);
      expect(await decisions.active()).toEqual([{ ...before, id: firstAgain, restores: first }]);
      expect(await decisions.undo([firstAgain!], by)).toEqual([]);
      expect(await inForce(decisions)).toEqual([]);
    });

    test('expiry is a fact of its own, at the time that the decision named', async () => {
      const { decisions, a, c } = await twoCustomers(warehouses);
      const expiresAt = '2030-01-01T00:00:00.000Z';
      const [short] = await decisions.take([{ ...draft(pin(a, '1')), expiresAt }, draft(pin(c, '2'))], null);
      const revision = await decisions.revision();
      expect(await decisions.expire('2029-12-31T23:59:59.000Z')).toBe(0);
      expect(await decisions.revision()).toBe(revision);
      expect(await decisions.expire(expiresAt)).toBe(1);
      expect((await decisions.get(short!))!.end).toMatchObject({ cause: 'expired', by: null, at: expiresAt });
      expect(await inForce(decisions)).toEqual([pin(c, '2')]);
      expect(await decisions.expire(expiresAt)).toBe(0);
      expect(await decisions.revision()).toBeGreaterThan(revision);
    });

    test('what was decided can neither be changed nor removed', async () => {
      const { warehouse, decisions, a, b } = await twoCustomers(warehouses);
      const [id] = await decisions.take([draft({ kind: 'must_link', a, b })], null);
      await decisions.undo([id!], by);
      const client = await warehouses.connect(warehouse);
      for (const statement of [
        `update decision set decided_by = 'someone else'`,
        'delete from decision',
        `update decision_end set cause = 'expired'`,
        'delete from decision_end',
      ])
        await expect(client.query(statement)).rejects.toThrow(/append-only/);
    });

    test('the revision grows with every decision that is taken or ends', async () => {
      const { decisions, a, b } = await twoCustomers(warehouses);
      const revisions = [await decisions.revision()];
      const [id] = await decisions.take([draft({ kind: 'must_link', a, b })], null);
      revisions.push(await decisions.revision());
      await decisions.undo([id!], by);
      revisions.push(await decisions.revision());
      await expect(decisions.undo([id!], by)).rejects.toMatchObject({ code: 'decision.ended' });
      await decisions.take([], null);
      revisions.push(await decisions.revision());
      expect(revisions[1]).toBeGreaterThan(revisions[0]!);
      expect(revisions[2]).toBeGreaterThan(revisions[1]!);
      expect(revisions[3]).toBe(revisions[2]);
    });

    test('records have names, with a stream where the key alone is not enough', async () => {
      const { warehouse, decisions, a, b } = await twoCustomers(warehouses);
      await stageRows(
        warehouse,
        [
          { ...customerRow('1', 'User'), stream: 'users' },
          { ...customerRow('1', 'Place'), stream: 'places' },
        ],
        { source: tickets },
      );
      const [users, places, none] = await decisions.find([
        { source: tickets, key: '1', stream: 'users' },
        { source: tickets, key: '1', stream: 'places' },
        { source: tickets, key: '9', stream: null },
      ]);
      expect(none).toBeNull();
      const names = await decisions.refsOf([a, users!, places!]);
      expect([...names]).toEqual(
        expect.arrayContaining([
          [a, { source: sales, key: '1', stream: null }],
          [users, { source: tickets, key: '1', stream: 'users' }],
          [places, { source: tickets, key: '1', stream: 'places' }],
        ]),
      );
      expect(await decisions.find([...names.values()])).toEqual([...names.keys()]);
      expect(await decisions.customersOf([a, b, users!])).toEqual(
        new Map([
          [a, x],
          [b, x],
        ]),
      );
      expect([
        ...(
          await decisions.customersOf([(await decisions.find([{ source: sales, key: '3', stream: null }]))[0]!])
        ).values(),
      ]).toEqual([y]);
    });
  });
}
