import { describe, expect, test } from '@jest/globals';
import type { Judgement } from '../../matching/decision.ts';
import { type RecordId, toCustomerId, toFieldName } from '../../matching/ids.ts';
import type { DecisionDraft, DecisionId, DecisionStore } from '../../pipeline/ports/decision-store.ts';
import type { OpenWarehouse } from '../../warehouse/open.ts';
import {
  collect,
  customerRow,
  normalizeRows,
  recordIds,
  sales,
  stageRows,
  tickets,
} from '../support/warehouse-data.ts';
import type { Warehouses } from '../support/with-warehouse.ts';

const phone = toFieldName('phone');
const by = { author: 'sara', reason: 'a mistake' };
const [x, y] = [toCustomerId('x'), toCustomerId('y')];

/** The contract of pipeline/ports/decision-store.ts. */
export function describeDecisionStore(name: string, warehouses: Warehouses): void {
  describe(`${name} is a DecisionStore`, () => {
    /** Four records; the first two belong to customer x, the third to y. */
    async function four() {
      const warehouse = await warehouses.fresh();
      await stageRows(
        warehouse,
        ['1', '2', '3', '4'].map((key) => customerRow(key, `Name ${key}`)),
      );
      await normalizeRows(warehouse);
      const ids = await recordIds(warehouse);
      const [a, b, c, d] = ['1', '2', '3', '4'].map((key) => ids.get(key)!) as [RecordId, RecordId, RecordId, RecordId];
      await publish(warehouse, { x: [a, b], y: [c] });
      return { warehouse, decisions: warehouse.decisions, a, b, c, d };
    }

    async function publish(warehouse: OpenWarehouse, customers: Readonly<Record<string, readonly RecordId[]>>) {
      await warehouse.customers.savePendingIdentities({
        memberships: [
          Object.entries(customers).flatMap(([id, records]) =>
            records.map((record) => ({ record, customer: toCustomerId(id) })),
          ),
        ],
        left: [],
        identities: Object.keys(customers).map((id) => ({ change: 'created', customer: toCustomerId(id) })),
        homes: [],
        settled: [],
      });
      await remerge(warehouse, 'first');
    }

    /** Makes golden records whose one field says `text`, and publishes them. */
    async function remerge(warehouse: OpenWarehouse, text: string) {
      for await (const { customers } of warehouse.customers.staleGolden(text))
        await warehouse.customers.savePendingGolden(
          customers.map(({ customer, inputHash }) => ({
            customer,
            inputHash,
            golden: { kind: null, fields: { [phone]: text }, provenance: {}, contradictions: [] },
          })),
          text,
        );
      await warehouse.customers.publish(await warehouse.runs.begin());
    }

    const inForce = async (decisions: DecisionStore): Promise<readonly Judgement[]> =>
      (await decisions.active()).map(({ judgement }) => judgement);

    test('decisions are kept with who took them, when and why, and are found again', async () => {
      const { decisions, a, b, c, d } = await four();
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
      const { decisions, a, b } = await four();
      const decidedAt = '2024-02-03T04:05:06.000Z';
      await decisions.take([{ ...draft({ kind: 'must_link', a, b }), decidedAt, origin: 'csv' }], null);
      expect(await decisions.active()).toMatchObject([{ decidedAt, origin: 'csv' }]);
    });

    test('who looked before a customer changed is refused, and nothing is decided', async () => {
      const { warehouse, decisions, a, c, d } = await four();
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
        const { decisions, ...records } = await four();
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
      const { decisions, ...records } = await four();
      const both = [draft(link(records)), draft(separate(records))];
      await expect(decisions.take(both, null)).rejects.toMatchObject({ code: 'decision.contradicts' });
      const lost = draft({ kind: 'must_link', a: records.a, b: 987_654 as RecordId });
      await expect(decisions.take([draft(link(records)), lost], null)).rejects.toMatchObject({
        code: 'decision.unknown_record',
      });
      expect(await inForce(decisions)).toEqual([]);
    });

    test('pins of different customers do not contradict each other', async () => {
      const { decisions, a, c, d } = await four();
      await decisions.take([draft(pin(a, '1')), draft(pin(c, '2')), draft(pin(d, '3'))], null);
      expect(await inForce(decisions)).toHaveLength(3);
    });

    test('only what is in force is superseded or undone', async () => {
      const { decisions, a, b } = await four();
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
      const { decisions, a, b } = await four();
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

    test('nothing comes back that contradicts a later decision', async () => {
      const { decisions, a, b, c } = await four();
      const [whole] = await decisions.take([draft({ kind: 'confirm_cluster', records: [a, b, c] })], null);
      const [cut] = await decisions.take([{ ...draft({ kind: 'cannot_link', a, b }), supersedes: [whole!] }], null);
      const [other] = await decisions.take([draft({ kind: 'cannot_link', a: b, b: c })], null);
      await expect(decisions.undo([cut!], by)).rejects.toMatchObject({ code: 'decision.contradicts' });
      expect(await inForce(decisions)).toHaveLength(2);
      await decisions.undo([cut!, other!], by);
      expect(await inForce(decisions)).toEqual([{ kind: 'confirm_cluster', records: [a, b, c] }]);
    });

    test('expiry is a fact of its own, at the time that the decision named', async () => {
      const { decisions, a, c } = await four();
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
      const { warehouse, decisions, a, b } = await four();
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
      const { decisions, a, b } = await four();
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

    test('tells which decisions in force say the same, are renewed, or say the opposite', async () => {
      const { decisions, a, b, c } = await four();
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
      const { warehouse, ...records } = await four();
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
      const { warehouse, decisions, a, c } = await four();
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

    test('records have names, with a stream where the key alone is not enough', async () => {
      const { warehouse, decisions, a, b } = await four();
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

interface Records {
  readonly a: RecordId;
  readonly b: RecordId;
  readonly c: RecordId;
}

function draft(judgement: Judgement): DecisionDraft {
  return {
    judgement,
    author: 'reza',
    reason: 'I asked them',
    origin: 'cli',
    supersedes: [],
    decidedAt: null,
    expiresAt: null,
  };
}

function pin(record: RecordId, value: string, known: readonly string[] = []): Judgement {
  return { kind: 'pin', record, field: phone, values: [{ value, key: value }], known };
}

function reject(record: RecordId, value: string): Judgement {
  return { kind: 'reject_value', record, field: phone, value: { value, key: value } };
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
