import { expect, test } from '@jest/globals';
import { useWarehouses } from '../../support/with-warehouse.ts';

const warehouses = useWarehouses();

/** Columns that may hold what a source or a person says about somebody. Erasure removes their rows or empties them. */
const erased = [
  'source_record.key',
  'source_record.order_key',
  'source_record_version.raw',
  'source_record_version.order_key',
  'normalized_record.fields',
  'normalized_record.updated_at',
  'column_text.text',
  'row_memo.rows',
  'asked_record.said',
  'match_record.data',
  'match_record.matched_data',
  'block_part.entries',
  'block_label.label',
  'match_state.generic',
  'match_state.decisions',
  'model.model',
  'decision.content',
  'decision.reason',
  'decision_end.reason',
  'golden_record.fields',
  'golden_record.provenance',
  'golden_record.contradictions',
  'conflict.reason',
  'conflict.close_reason',
  'reject.value',
  'hold.subject',
  'run_rollback.reason',
];

/** Columns that hold no personal data, and why. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'ids that say nothing by themselves': [
    'customer.id',
    'customer.into_ids',
    'membership.customer_id',
    'record_home.home_id',
    'record_home.origin_id',
    'golden_record.customer_id',
    'customer_event.customer_id',
    'conflict.customer_id',
    'pending_membership.customer_id',
    'pending_identity.customer_id',
    'pending_identity.other_ids',
    'pending_home.home_id',
    'pending_home.origin_id',
    'pending_golden.customer_id',
    'erasure.customer_id',
  ],
  'names that the configuration gives: sources, streams, columns, fields, files': [
    'source.name',
    'source_record.stream',
    'run_step.source',
    'run_file.file',
    'run_file.sheet',
    'reject.column_name',
    'column_text.stream',
    'column_text.column_name',
    'conflict.field',
    'conflict.source',
    'decision.field',
    'staging.files',
    'export_log.path',
  ],
  'words of a fixed list': [
    'run.status',
    'run_step.step',
    'run_step.status',
    'source.publication',
    'staging.mode',
    'normalized_record.kind',
    'customer.state',
    'golden_record.kind',
    'customer_event.type',
    'customer_event.cause',
    'conflict.kind',
    'hold.scope',
    'hold.reason',
    'decision.kind',
    'decision.origin',
    'decision_end.cause',
    'pending_identity.change',
    'tombstone.kind',
    'schema_migration.name',
  ],
  'counts and our own words, which never quote values (law 10)': [
    'run.error',
    'run_step.counts',
    'run_step.error',
    'run_file.error',
    'run_file.notes',
    'reject.code',
    'reject.reason',
    'staging.outcome',
    'match_state.statistics',
    'block_rule.keys_of_size',
    'conflict.counts',
    'hold.counts',
    'erasure.counts',
  ],
  'what changed: names of fields and ids, the values are in golden records': ['customer_event.data'],
  'digests of the configuration': ['model.fingerprint', 'match_state.fingerprint', 'model_activation.fingerprint'],
  'positions in a source of changes': ['source.cursor', 'staging.cursor'],
  'who works with Yekta, not who is in it': [
    'decision.decided_by',
    'decision_end.ended_by',
    'erasure.erased_by',
    'conflict.assignee',
    'conflict.closer',
    'run_rollback.decided_by',
  ],
  'checked when it is written: it may not hold data of the person': ['erasure.reason'],
  'the key of tombstones, and tombstones: nothing can be read from them': ['installation.erasure_key', 'tombstone.mac'],
};

test('erasure knows every column that can hold a text, a document or bytes', async () => {
  const warehouse = await warehouses.fresh();
  const client = await warehouses.connect(warehouse);
  const { rows } = await client.query<{ name: string }>(
    `select c.table_name || '.' || c.column_name as name
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
       and c.data_type in ('text', 'json', 'jsonb', 'bytea', 'character varying', 'ARRAY')
       and c.udt_name not in ('_int4', '_int2')
     order by 1`,
  );
  const known = [...erased, ...Object.values(allowed).flat()];
  expect(known.length).toBe(new Set(known).size);
  expect(known.sort()).toEqual(rows.map(({ name }) => name).sort());
});
