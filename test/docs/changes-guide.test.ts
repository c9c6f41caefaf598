import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { eventJson } from '../../cli/json/event-json.ts';
import { toCustomerId } from '../../matching/ids.ts';
import type { CustomerEvent } from '../../pipeline/ports/customer-feed.ts';
import { fencedBlocks } from '../support/docs/fenced-blocks.ts';
import { created, publishCustomers, stageNames, stageThree } from '../support/publish-customers.ts';
import { useWarehouses } from '../support/with-warehouse.ts';

const guide = readFileSync(new URL('../../docs/changes.md', import.meta.url), 'utf8');
const warehouses = useWarehouses();

const ali = toCustomerId('c01k3zq8w2e5r7t9y0p4s6d8f0g');
const sara = toCustomerId('c01k3zq8w4n6m8v1b3x5c7z9a2q');
const reza = toCustomerId('c01k3zq8w6h9j2k4l6p8o1i3u5y');
const types: readonly CustomerEvent['type'][] = [
  'created',
  'field_changed',
  'absorbed',
  'merged',
  'released',
  'split',
  'retired',
  'restored',
  'held',
  'erased',
];

/** The life of three customers, with every kind of event. */
async function live() {
  const warehouse = await warehouses.fresh();
  const client = await warehouses.connect(warehouse);
  const { one, two, three } = await stageThree(warehouse, ['Ali Rezaei', 'Sara Karimi', 'Reza Ghasemi']);
  const decide = (kind: string) =>
    client.query('insert into decision (kind, records, decided_by) values ($1, $2, $3)', [kind, [one, two], 'mina']);
  const append = async (type: string, cause: string, data: object) => {
    const run = await warehouse.runs.begin();
    await client.query(
      `with next as (update feed_state set position = position + 1 returning position)
       insert into customer_event (position, customer_id, type, run_id, cause, data)
       select position, $1, $2, $3, $4, $5 from next`,
      [reza, type, run, cause, data],
    );
  };

  const memberships = { [ali]: [one], [sara]: [two], [reza]: [three] };
  await publishCustomers(warehouse, { identities: created(ali, sara, reza), memberships });
  await stageNames(warehouse, ['Ali Rezaei Fard', 'Sara Karimi', 'Reza Ghasemi']);
  await publishCustomers(warehouse, {});
  await decide('must_link');
  await publishCustomers(warehouse, {
    identities: [{ change: 'absorbed', customer: sara, into: ali }],
    memberships: { [ali]: [two] },
  });
  await decide('cannot_link');
  await publishCustomers(warehouse, {
    identities: [
      { change: 'split', customer: ali, off: [sara] },
      { change: 'released', customer: sara, from: ali },
    ],
    memberships: { [sara]: [two] },
  });
  await publishCustomers(warehouse, { identities: [{ change: 'retired', customer: reza }], left: [three] });
  await publishCustomers(warehouse, {
    identities: [{ change: 'restored', customer: reza }],
    memberships: { [reza]: [three] },
  });
  await append('held', 'source', { hold: 3 });
  await append('erased', 'erasure', {});
  return { warehouse, client };
}

describe('docs/changes.md', () => {
  test('its examples are what the feed tells, one for each kind of event', async () => {
    const { warehouse } = await live();
    const events = new Map((await warehouse.feed.read(0, 100)).map((event) => [event.position, event]));
    expect([...events.keys()]).toEqual(Array.from({ length: 14 }, (_, index) => index + 1));
    const examples = fencedBlocks(guide, 'json').map(({ text }) => JSON.parse(text));
    expect(examples.map(({ type }) => type).sort()).toEqual([...types].sort());
    for (const example of examples)
      expect(example).toEqual({ ...eventJson(events.get(example.position)!), at: '…', run: expect.any(Number) });
  });

  test('the table of what readers do names every kind of event', () => {
    const rows = [...guide.matchAll(/^\| `(\w+)` +\|/gm)].map(([, type]) => type);
    expect(rows).toEqual(types);
    for (const type of types) expect(guide).toContain(`\n### ${type}\n`);
  });

  test('its queries run, and the view tells what the command tells', async () => {
    const { warehouse, client } = await live();
    const queries = fencedBlocks(guide, 'sql').map(({ text }) => text);
    expect(queries).toHaveLength(2);
    const [changes, keys] = await Promise.all(queries.map((query) => client.query(query)));
    expect(keys!.rows).toHaveLength(3);
    const lines = (await warehouse.feed.read(0, 100)).map(eventJson);
    expect(changes!.rows).toHaveLength(lines.length);
    for (const [index, { position, customer_id, type, at, cause, data }] of changes!.rows.entries())
      expect(lines[index]).toEqual({
        position: Number(position),
        customer_id,
        type,
        at: at.toISOString(),
        run: expect.any(Number),
        cause,
        ...data,
      });
  });
});
