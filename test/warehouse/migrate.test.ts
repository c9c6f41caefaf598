import { expect, test } from '@jest/globals';
import type pg from 'pg';
import { migrate } from '../../warehouse/migrations/migrate.ts';
import { migrations } from '../../warehouse/migrations/migrations.ts';
import { useWarehouses } from '../support/with-warehouse.ts';

const warehouses = useWarehouses();

test('decisions, homes, questions and states of an older database are kept', async () => {
  const client = await warehouses.connect(await warehouses.fresh());
  await migrateUpTo(client, '0003');
  await client.query(`
    insert into source (name) values ('sales');
    insert into source_record (source_id, stream, key, key_hash, version, hash, first_seen_at, version_seen_at)
      select 1, 'rows', n::text, md5(n::text)::uuid, 1, md5('')::uuid, now(), now() from generate_series(1, 3) n;
    insert into decision (kind, record_a, record_b, decided_by, undone_at)
      values ('must_link', 2, 1, 'mina', null), ('cannot_link', 2, 3, 'reza', '2026-01-02T03:04:05Z');
    insert into golden_record (customer_id, fields, provenance, contradictions, input_hash)
      values ('b', '{"full_name": "Ali"}', '{"full_name": ["only", [["Ali", 1, 0]], []]}', '[]', md5('')::uuid);
    insert into customer (id, state, golden_id) values ('b', 'live', 1), ('c', 'retired', null);
    insert into customer_event (position, customer_id, type, run_id, data) values
      (1, 'b', 'created', 1, '{}'), (2, 'c', 'created', 1, '{}'),
      (3, 'b', 'field_changed', 1, '{"fields": ["full_name"]}'), (4, 'c', 'retired', 1, '{}');
    insert into former_membership values (3, 'c');
    insert into conflict (question, kind, records, customer_id, field, source, reason) values
      (md5('1')::uuid, 'possible_match', '{1,2}', null, null, null,
        'The evidence is enough to join the records, but something forbids it.'),
      (md5('2')::uuid, 'contradiction', '{1,2}', 'b', 'tax_code', null, 'Trusted values of tax_code contradict each other.'),
      (md5('3')::uuid, 'suspicious_deletions', '{3}', null, null, 'sales',
        '12 of 30 records vanished from the source at once; none was deleted.');
    insert into model (fingerprint, model) values ('config', '{}');
    update project_state set normalized_revision = 4, match_revision = 5, match_model_id = 1, match_fingerprint = 'config',
      match_normalized_revision = 4, match_decisions_revision = decisions_revision, identities_match_revision = 5, event_position = 4,
      match_statistics = '{"records": 3}'`);
  await migrate(client, 'older');

  const rows = async (query: string) => (await client.query(query)).rows;
  expect(await rows('select id, kind, records, decided_by from active_decision')).toEqual([
    { id: 1, kind: 'must_link', records: [1, 2], decided_by: 'mina' },
  ]);
  expect(await rows('select decision_id, cause, ended_by, ended_at from decision_end')).toEqual([
    { decision_id: 2, cause: 'undone', ended_by: 'reza', ended_at: new Date('2026-01-02T03:04:05Z') },
  ]);
  expect(await rows('select reason, counts, urgency, stake, priority from conflict order by id')).toEqual([
    { reason: 'hard_conflict', counts: {}, urgency: 1, stake: 1, priority: 1 },
    { reason: 'unique', counts: {}, urgency: 1, stake: 1, priority: 1 },
    { reason: 'vanished', counts: { vanished: 12, live: 30 }, urgency: 1, stake: 1, priority: 1 },
  ]);
  expect(await rows('select * from record_home')).toEqual([{ record_id: 3, home_id: 'c', origin_id: 'c' }]);
  expect(await rows('select position from feed_state')).toEqual([{ position: '4' }]);
  expect(await rows('select customer_id, type, data from customer_change order by position')).toEqual([
    { customer_id: 'b', type: 'created', data: { kind: null, fields: { full_name: 'Ali' } } },
    { customer_id: 'c', type: 'created', data: { kind: null, fields: null } },
    {
      customer_id: 'b',
      type: 'field_changed',
      data: { kind: null, fields: { full_name: { old: null, new: 'Ali', rule: 'only' } } },
    },
    { customer_id: 'c', type: 'retired', data: {} },
  ]);
  expect(
    await rows(`
      select m.revision, p.identities_match_revision = m.revision as resolved, m.statistics, m.decisions
      from match_state m cross join project_state p`),
  ).toEqual([{ revision: '5', resolved: true, statistics: { records: 3 }, decisions: null }]);
});

/** A database as the version before had it: migrations up to and with this number. */
async function migrateUpTo(client: pg.Client, number: string): Promise<void> {
  await client.query('create schema older; set search_path to older');
  await client.query('create table schema_migration (name text primary key, applied_at timestamptz default now())');
  for (const { name, sql } of migrations.filter((migration) => migration.name < `${number}~`)) {
    await client.query(sql);
    await client.query('insert into schema_migration (name) values ($1)', [name]);
  }
}
