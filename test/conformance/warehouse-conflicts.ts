import { describe, expect, test } from '@jest/globals';
import { type RecordId, toCustomerId } from '../../matching/ids.ts';
import { type ConflictId, toConflictId } from '../../pipeline/ports/conflict-queue.ts';
import { below, five, names, publish, take, worth } from '../support/asked-warehouse.ts';
import { draft } from '../support/decided-warehouse.ts';
import { stageNames } from '../support/publish-customers.ts';
import { fullName, phone } from '../support/warehouse-data.ts';
import type { Warehouses } from '../support/with-warehouse.ts';

const gone = { code: 'conflict.not_found' };

/** The contract of pipeline/ports/conflict-queue.ts. */
export function describeConflictQueue(name: string, warehouses: Warehouses): void {
  describe(`${name} is a ConflictQueue`, () => {
    test('the most urgent comes first; kind, assignee and customer narrow the list', async () => {
      const { warehouse, queue, ask, a, b, c, d, e } = await five(warehouses);
      await ask({
        possibleMatches: [below(a, b, 5), below(c, d, 1)],
        held: [{ members: [a, b, c, d, e], reason: 'oversized' }],
      });
      const open = await queue.open({});
      expect(open.map(({ kind, records }) => [kind, records])).toEqual([
        ['held_cluster', [a, b, c, d, e]],
        ['possible_match', [c, d]],
        ['possible_match', [a, b]],
      ]);
      const [held, sure] = open as [(typeof open)[0], (typeof open)[0]];
      expect(held).toMatchObject({ state: 'open', assignee: null, reason: 'oversized', weight: null, closed: null });
      expect(held.priority).toBeCloseTo(Math.log2(5), 5);
      expect((await queue.open({}, 1)).map(({ id }) => id)).toEqual([held.id]);
      expect(await queue.count({})).toBe(3);
      expect(await queue.count({ kind: 'possible_match' })).toBe(2);

      await queue.assign(sure.id, 'sara');
      expect(await queue.open({ assignee: 'sara' })).toEqual([{ ...sure, assignee: 'sara', state: 'assigned' }]);
      expect(await queue.open({ assignee: 'sara', kind: 'held_cluster' })).toEqual([]);
      await queue.assign(sure.id, null);
      expect(await queue.get(sure.id)).toEqual(sure);

      await publish(warehouse, { x: [a, b], y: [c, d] }, {});
      expect(await queue.count({ customer: toCustomerId('x') })).toBe(2);
      expect(await queue.count({ customer: toCustomerId('nobody') })).toBe(0);
    });

    test('only open questions are assigned and closed', async () => {
      const { queue, ask, a, b } = await five(warehouses);
      await ask({ possibleMatches: [below(a, b)] });
      const [{ id } = { id: toConflictId(0) }] = await queue.open({});
      await queue.close(id, { reason: 'brothers', author: 'sara' });
      expect(await queue.get(id)).toMatchObject({
        state: 'closed',
        closed: { by: null, author: 'sara', reason: 'brothers', at: expect.stringMatching(/Z$/) },
      });
      for (const missing of [id, toConflictId(99)]) {
        await expect(queue.assign(missing, 'sara')).rejects.toMatchObject(gone);
        await expect(queue.close(missing, { reason: 'x', author: 'x' })).rejects.toMatchObject(gone);
      }
      expect(await queue.get(toConflictId(99))).toBeNull();
    });

    test('what was closed with a reason is asked again only when what was seen changed', async () => {
      const { warehouse, queue, ask, a, b } = await five(warehouses);
      await ask({ possibleMatches: [below(a, b)] });
      const { id } = (await queue.open({}))[0]!;
      await queue.assign(id, 'sara');
      await queue.close(id, { reason: 'brothers', author: 'sara' });
      await ask({ possibleMatches: [below(a, b, 1)] });
      await ask({});
      await ask({ possibleMatches: [below(a, b)] });
      expect(await queue.count({})).toBe(0);

      await ask({ possibleMatches: [{ ...below(a, b, 20), reason: 'hard_conflict' }] });
      expect(await queue.open({})).toMatchObject([{ id, reason: 'hard_conflict', assignee: 'sara', closed: null }]);
      await queue.close(id, { reason: 'brothers', author: 'sara' });
      await stageNames(warehouse, ['Ali Rezaei', ...names.slice(1)]);
      await ask({ possibleMatches: [{ ...below(a, b, 20), reason: 'hard_conflict' }] });
      expect(await queue.open({})).toMatchObject([{ id }]);
    });

    test('what no longer held is asked again when it holds again', async () => {
      const { queue, ask, a, b } = await five(warehouses);
      await ask({ possibleMatches: [below(a, b)] });
      const { id } = (await queue.open({}))[0]!;
      await ask({});
      expect(await queue.get(id)).toMatchObject({ state: 'closed', closed: { by: null, author: null, reason: null } });
      await ask({ possibleMatches: [below(a, b)] });
      expect(await queue.get(id)).toMatchObject({ state: 'open' });
    });

    test('a decision closes the questions that it answers, until it is undone', async () => {
      const { warehouse, queue, ask, a, b, c, d } = await five(warehouses);
      const asked = { possibleMatches: [below(a, b), below(c, d)] };
      await ask(asked);
      const [first, second] = (await queue.open({})).map(({ id }) => id) as [ConflictId, ConflictId];
      const [decision] = await take(warehouse, { kind: 'cannot_link', a, b });
      expect(await queue.get(first)).toMatchObject({ state: 'closed', closed: { by: decision, reason: null } });
      expect(await queue.open({})).toMatchObject([{ id: second }]);
      await ask(asked);
      expect(await queue.count({})).toBe(1);
      await warehouse.decisions.undo([decision!], { author: 'sara', reason: 'wrong' });
      expect((await queue.open({})).map(({ id }) => id)).toEqual([first, second]);
      await ask(asked);
      expect((await queue.open({})).map(({ id }) => id)).toEqual([first, second]);
    });

    test('what another decision answers, too, is not asked again when one is undone', async () => {
      const { warehouse, queue, ask, a, b, c } = await five(warehouses);
      await ask({ possibleMatches: [below(a, b)] });
      const { id } = (await queue.open({}))[0]!;
      const [first] = await take(warehouse, { kind: 'cannot_link', a, b });
      const [second] = await take(warehouse, { kind: 'split_cluster', parts: [[a], [b, c]] });
      const by = { author: 'sara', reason: 'wrong' };
      await warehouse.decisions.undo([first!], by);
      expect(await queue.get(id)).toMatchObject({ closed: { by: second } });
      await warehouse.decisions.undo([second!], by);
      expect(await queue.get(id)).toMatchObject({ state: 'open' });
    });

    test('a decision that is contested does not answer that, when what answered it is undone', async () => {
      const { warehouse, queue, ask, a, b, c, d } = await five(warehouses);
      const decision = { kind: 'must_link', a, b } as const;
      await take(warehouse, decision);
      const conflict = { reason: 'unique_identifier' } as const;
      await ask({ contestedDecisions: [{ decision, conflict }], possibleMatches: [below(a, c), below(b, d)] });
      const isContested = () => queue.count({ kind: 'contested_decision' });
      const [other] = await take(warehouse, { kind: 'must_link', a, b: c });
      const [confirmed] = await take(warehouse, { kind: 'confirm_cluster', records: [a, b] });
      expect(await isContested()).toBe(0);
      const by = { author: 'sara', reason: 'wrong' };
      await warehouse.decisions.undo([confirmed!], by);
      expect(await isContested()).toBe(1);
      await warehouse.decisions.undo([other!], by);
      expect(await queue.count({})).toBe(3);
    });

    test('what a decision answered is asked again when it expires', async () => {
      const { warehouse, queue, a, b, c } = await five(warehouses);
      const contradictions = [{ field: fullName, reason: 'critical', priority: 3 } as const];
      await publish(warehouse, { x: [a, b], y: [c] }, { x: { contradictions } });
      const { id } = (await queue.open({}))[0]!;
      const judgement = {
        kind: 'pin',
        record: b,
        field: fullName,
        values: [{ value: 'Ali', key: 'ali' }],
        known: [],
      } as const;
      const expiresAt = '2030-01-01T00:00:00.000Z';
      await warehouse.decisions.take([{ ...draft(judgement), expiresAt }], null);
      expect(await queue.get(id)).toMatchObject({ state: 'closed' });
      expect(await warehouse.decisions.expire(expiresAt)).toBe(1);
      expect(await queue.get(id)).toMatchObject({ state: 'open' });
    });

    test('a decision that is in force again answers what it answered, and what was asked meanwhile', async () => {
      const { warehouse, queue, ask, a, b, c } = await five(warehouses);
      const asked = { possibleMatches: [below(a, b)] };
      await ask(asked);
      const { id } = (await queue.open({}))[0]!;
      const confirmed = { kind: 'confirm_cluster', records: [a, b, c] } as const;
      const [former] = await take(warehouse, confirmed);
      const [opposite] = await take(warehouse, { kind: 'cannot_link', a, b }, [former!]);
      await ask({ held: [{ members: [a, b, c], reason: 'incoherent' }] });
      expect(await queue.get(id)).toMatchObject({ closed: { by: opposite } });
      expect(await queue.count({ kind: 'held_cluster' })).toBe(1);
      const [restored] = await warehouse.decisions.undo([opposite!], { author: 'sara', reason: 'wrong' });
      expect(await queue.count({})).toBe(0);
      expect(await queue.get(id)).toMatchObject({ closed: { by: restored } });
      await ask(asked);
      expect(await queue.count({})).toBe(0);
    });

    test('who joined a pair that was known to be forbidden is not asked whether that was meant', async () => {
      const { warehouse, queue, ask, a, b, c, d } = await five(warehouses);
      await ask({ possibleMatches: [{ ...below(a, b, 20), reason: 'hard_conflict' }, below(c, d)] });
      await take(warehouse, { kind: 'must_link', a, b });
      await take(warehouse, { kind: 'must_link', a: c, b: d });
      const contested = (x: RecordId, y: RecordId) =>
        ({ decision: { kind: 'must_link', a: x, b: y }, conflict: { reason: 'unique_identifier' } }) as const;
      await ask({ contestedDecisions: [contested(a, b), contested(c, d)] });
      expect(await queue.open({})).toMatchObject([{ kind: 'contested_decision', records: [c, d] }]);
    });

    test('fields are asked about by customer: contradictions, and pins whose ground changed', async () => {
      const { warehouse, queue, a, b, c } = await five(warehouses);
      const pin = {
        field: phone,
        record: a,
        values: [],
        known: [],
        author: 's',
        reason: null,
        decidedAt: '2026-01-01',
      };
      await publish(
        warehouse,
        { x: [a, b], y: [c] },
        {
          x: {
            contradictions: [{ field: fullName, reason: 'critical', priority: 3 }],
            warnings: [{ kind: 'pin_contested', field: phone, pin: { ...pin, expiresAt: null }, offers: [] }],
          },
        },
      );
      const open = await queue.open({});
      expect(open).toMatchObject([
        { kind: 'contradiction', reason: 'critical', customer: 'x', field: fullName, records: [a, b] },
        { kind: 'contested_decision', reason: 'pin_contested', customer: 'x', field: phone },
      ]);
      expect(open[0]!.priority).toBeCloseTo(3 * open[1]!.priority, 5);
      expect((await warehouse.customers.get(toCustomerId('x')))?.golden.contradictions).toEqual([
        { field: fullName, reason: 'critical', priority: 3 },
      ]);
      const [decision] = await take(warehouse, {
        kind: 'pin',
        record: b,
        field: fullName,
        values: [{ value: 'Ali', key: 'ali' }],
        known: [],
      });
      expect(await queue.get(open[0]!.id)).toMatchObject({ closed: { by: decision } });
      await publish(warehouse, {}, {});
      expect(await queue.count({})).toBe(0);
    });

    test('valuable customers come first, and what they are worth is followed', async () => {
      const { warehouse, queue, ask, a, b, c, d } = await five(warehouses);
      await ask({ possibleMatches: [below(a, b), below(c, d, 1)] });
      await publish(warehouse, { x: [a, b], y: [c, d] }, { y: { worth: '4500' } });
      const stakes = { valueField: worth, highValue: 1500 };
      const order = async () => (await queue.open({})).map(({ records }) => records);
      expect(await order()).toEqual([
        [a, b],
        [c, d],
      ]);
      await queue.prioritize(stakes);
      expect(await order()).toEqual([
        [c, d],
        [a, b],
      ]);
      const [top] = await queue.open({});
      await ask({ possibleMatches: [below(a, b), below(c, d, 1)] });
      await queue.prioritize(stakes);
      expect((await queue.open({}))[0]).toEqual(top);
      await queue.prioritize(null);
      expect(await order()).toEqual([
        [a, b],
        [c, d],
      ]);
    });
  });
}
