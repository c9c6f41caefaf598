import { describe, expect, test } from '@jest/globals';
import type { Judgement } from '../../matching/decision.ts';
import type { RecordId } from '../../matching/ids.ts';
import { by, draft, inForce, phone, pin, reject, remerge, twoCustomers } from '../support/decided-warehouse.ts';
import type { Warehouses } from '../support/with-warehouse.ts';

/** The contract of pipeline/ports/decision-store.ts: decisions that contradict others, or that come too late. */
export function describeOpposedDecisions(name: string, warehouses: Warehouses): void {
  describe(`${name} refuses decisions that contradict others, or whose author looked too early`, () => {
    test('who looked before a customer changed is refused, and nothing is decided', async () => {
      const { warehouse, decisions, a, c, d } = await twoCustomers(warehouses);
      const seen = await warehouse.feed.position();
      await decisions.take([draft({ kind: 'cannot_link', a, b: d })], seen);
      await remerge(warehouse, 'changed');
      expect(await warehouse.feed.position()).toBeGreaterThan(seen);
      const both = [draft({ kind: 'cannot_link', a, b: c }), draft({ kind: 'unpin', record: d, field: phone })];
      await expect(decisions.take(both, seen)).rejects.toMatchObject({ code: 'decision.stale' });
      expect(await inForce(decisions)).toHaveLength(1);
      await decisions.take([draft({ kind: 'unpin', record: d, field: phone })], seen);
      await decisions.take(both, await warehouse.feed.position());
      await decisions.take([draft(pin(c, '+989120000009'))], null);
      expect(await inForce(decisions)).toHaveLength(5);
    });

    test.each([
      ['a link and a separation', link, separate],
      ['a confirmed customer and a separation', confirm, separate],
      ['a link and a split', link, split],
      ['two pins of one customer', pinOne, pinOther],
      ['a pin and the rejection of its value', pinOne, rejectOne],
    ])('%s contradict each other, whichever comes first', async (_, one, other) => {
      for (const [first, second] of [
        [one, other],
        [other, one],
      ] as const) {
        const { decisions, ...records } = await twoCustomers(warehouses);
        const [id] = await decisions.take([draft(first(records))], null);
        await expect(decisions.take([draft(second(records))], null)).rejects.toMatchObject({
          code: 'decision.contradicts',
          message: expect.stringContaining(`Decision ${id} `),
        });
        expect(await inForce(decisions)).toEqual([first(records)]);
        const [later] = await decisions.take([{ ...draft(second(records)), supersedes: [id!] }], null);
        expect(await inForce(decisions)).toEqual([second(records)]);
        expect((await decisions.get(id!))!.end).toEqual({
          cause: 'superseded',
          by: later,
          author: 'reza',
          reason: 'I asked them',
          at: expect.any(String),
        });
      }
    });

    test('decisions that are taken together must not contradict each other, and all or none are taken', async () => {
      const { decisions, ...records } = await twoCustomers(warehouses);
      const both = [draft(link(records)), draft(separate(records))];
      await expect(decisions.take(both, null)).rejects.toMatchObject({ code: 'decision.contradicts' });
      const lost = draft({ kind: 'must_link', a: records.a, b: 987_654 as RecordId });
      await expect(decisions.take([draft(link(records)), lost], null)).rejects.toMatchObject({
        code: 'decision.unknown_record',
      });
      expect(await inForce(decisions)).toEqual([]);
    });

    test('pins of different customers do not contradict each other', async () => {
      const { decisions, a, c, d } = await twoCustomers(warehouses);
      await decisions.take([draft(pin(a, '1')), draft(pin(c, '2')), draft(pin(d, '3'))], null);
      expect(await inForce(decisions)).toHaveLength(3);
    });

    test('nothing comes back that contradicts a later decision', async () => {
      const { decisions, a, b, c } = await twoCustomers(warehouses);
      const [whole] = await decisions.take([draft({ kind: 'confirm_cluster', records: [a, b, c] })], null);
      const [cut] = await decisions.take([{ ...draft({ kind: 'cannot_link', a, b }), supersedes: [whole!] }], null);
      const [other] = await decisions.take([draft({ kind: 'cannot_link', a: b, b: c })], null);
      await expect(decisions.undo([cut!], by)).rejects.toMatchObject({ code: 'decision.contradicts' });
      expect(await inForce(decisions)).toHaveLength(2);
      await decisions.undo([cut!, other!], by);
      expect(await inForce(decisions)).toEqual([{ kind: 'confirm_cluster', records: [a, b, c] }]);
    });

    test('tells which decisions in force say the same, are renewed, or say the opposite', async () => {
      const { decisions, a, b, c } = await twoCustomers(warehouses);
      const taken: readonly Judgement[] = [
        { kind: 'must_link', a, b },
        pin(a, '1'),
        { kind: 'generic_value', field: phone, key: '0' },
      ];
      await decisions.take(taken.map(draft), null);
      const asked: readonly Judgement[] = [
        { kind: 'must_link', a: b, b: a },
        { kind: 'cannot_link', a, b },
        pin(b, '1', ['2']),
        pin(b, '3'),
        { kind: 'unpin', record: b, field: phone },
        { kind: 'generic_value', field: phone, key: '0' },
        pin(c, '3'),
      ];
      const standings = await decisions.standing(asked);
      expect(
        standings.map(({ same, replaced, opposed }) => [
          same?.judgement,
          replaced.map(({ judgement }) => judgement),
          opposed.map(({ judgement }) => judgement),
        ]),
      ).toEqual([
        [taken[0], [], []],
        [undefined, [], [taken[0]]],
        [undefined, [taken[1]], []],
        [undefined, [], [taken[1]]],
        [undefined, [taken[1]], []],
        [taken[2], [], []],
        [undefined, [], []],
      ]);
    });

    test('of two opposite decisions at the same time one is taken and one refused', async () => {
      const { warehouse, ...records } = await twoCustomers(warehouses);
      const again = await warehouses.reopen(warehouse);
      const outcomes = await Promise.allSettled([
        warehouse.decisions.take([draft(link(records))], null),
        again.decisions.take([draft(separate(records))], null),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'decision.contradicts' },
      });
      expect(await inForce(warehouse.decisions)).toHaveLength(1);
    });

    test('a decision waits for a publication that changes its customer, and is stale then', async () => {
      const { warehouse, decisions, a, c } = await twoCustomers(warehouses);
      const seen = await warehouse.feed.position();
      const publisher = await warehouses.connect(warehouse);
      await publisher.query('begin');
      await publisher.query(`update customer set content_hash = null where id = 'x'`);
      const waiting = decisions.take([draft({ kind: 'cannot_link', a, b: c })], seen).catch((error: unknown) => error);
      await publisher.query(`insert into customer_event (position, customer_id, type, run_id, data)
        select position + 1, 'x', 'field_changed', 1, '{}' from feed_state`);
      await publisher.query('update feed_state set position = position + 1');
      await publisher.query('commit');
      expect(await waiting).toMatchObject({ code: 'decision.stale' });
    });

    test('a decision on a record without a customer waits for a publication that gives it one, and is stale then', async () => {
      const { warehouse, decisions, a, c } = await twoCustomers(warehouses);
      const publisher = await warehouses.connect(warehouse);
      const { rows } = await publisher.query('delete from membership where record_id = $1 returning customer_id', [c]);
      const { customer_id: customer } = rows[0]!;
      const seen = await warehouse.feed.position();
      await publisher.query('begin');
      await publisher.query('select from feed_state for update');
      const waiting = decisions.take([draft({ kind: 'cannot_link', a, b: c })], seen).catch((error: unknown) => error);
      await publisher.query('insert into membership (record_id, customer_id) values ($1, $2)', [c, customer]);
      await publisher.query(
        `insert into customer_event (position, customer_id, type, run_id, data)
         select position + 1, $1, 'field_changed', 1, '{}' from feed_state`,
        [customer],
      );
      await publisher.query('update feed_state set position = position + 1');
      await publisher.query('commit');
      expect(await waiting).toMatchObject({ code: 'decision.stale' });
    });
  });
}

interface Records {
  readonly a: RecordId;
  readonly b: RecordId;
  readonly c: RecordId;
}

function link({ a, b }: Records): Judgement {
  return { kind: 'must_link', a, b };
}

function separate({ a, b }: Records): Judgement {
  return { kind: 'cannot_link', a, b };
}

function confirm({ a, b, c }: Records): Judgement {
  return { kind: 'confirm_cluster', records: [a, b, c] };
}

function split({ a, b, c }: Records): Judgement {
  return { kind: 'split_cluster', parts: [[a], [b, c]] };
}

/** Of the customer of a and b. */
function pinOne({ a }: Records): Judgement {
  return pin(a, '1');
}

function pinOther({ b }: Records): Judgement {
  return pin(b, '2');
}

function rejectOne({ b }: Records): Judgement {
  return reject(b, '1');
}
