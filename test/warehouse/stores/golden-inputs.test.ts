import { expect, test } from '@jest/globals';
import { compareRecords } from '../../../matching/canonical-order.ts';
import type { CustomerMembers } from '../../../pipeline/ports/customer-store.ts';
import { digest } from '../../../warehouse/digest.ts';
import { draft, fourRecords, pin, reject, remerge, x, y } from '../../support/decided-warehouse.ts';
import { created, publishCustomers } from '../../support/publish-customers.ts';
import { staleGolden } from '../../support/stale-golden.ts';
import { useWarehouses } from '../../support/with-warehouse.ts';

const warehouses = useWarehouses();

test('digests of inputs are those that Postgres makes of contents, times and decisions, by record', async () => {
  const { warehouse, a, b, c, d } = await fourRecords(warehouses);
  const { decisions } = warehouse;
  await publishCustomers(warehouse, { identities: created(x, y), memberships: { x: [c, a, d], y: [b] } });
  for (const judgement of [pin(d, 'one'), reject(d, 'two'), reject(a, 'three')])
    await decisions.take([draft(judgement)], null);

  const client = await warehouses.connect(warehouse);
  await client.query(`update normalized_record set seen_at = seen_at + record_id * interval '1.000001 days'`);
  const { rows } = await client.query(`
    select m.customer_id as customer, left(encode(sha256(uuid_send('${digest('new rules')}') || string_agg(
      int4send(n.record_id) || uuid_send(n.hash) || timestamptz_send(n.seen_at) || coalesce(j.decisions, ''), ''
      order by n.record_id)), 'hex'), 32) as hash
    from membership m join normalized_record n on n.record_id = m.record_id
    left join (
      select records[1] as record_id, string_agg(int4send(id) || boolsend(false), ''::bytea order by id) as decisions
      from decision group by 1) j on j.record_id = n.record_id
    group by 1 order by 1`);
  const found: CustomerMembers[] = [];
  for await (const batch of staleGolden(warehouse, 'new rules')) found.push(...batch.customers);
  expect(found.map(({ customer, inputHash }) => ({ customer, hash: inputHash }))).toEqual(rows);

  const { rows: times } = await client.query('select record_id as id, seen_at from normalized_record order by 1');
  const members = found.flatMap((customer) => customer.members);
  expect(
    members.map(({ id, firstSeenAt }) => ({ id, seen_at: new Date(firstSeenAt) })).sort((p, q) => p.id - q.id),
  ).toEqual(times);
  for (const customer of found) expect(customer.members).toEqual(customer.members.toSorted(compareRecords));
  expect(found.map((customer) => customer.decisions.pins.length)).toEqual([1, 0]);

  await remerge(warehouse, 'new rules');
  for await (const batch of staleGolden(warehouse, 'new rules')) expect(batch).toBeUndefined();
});
