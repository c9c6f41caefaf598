import { sql } from 'kysely';
import type { NormalizedOutcome, NormalizedStore } from '../../pipeline/ports/normalized-store.ts';
import { encodeFields } from '../codec/normalized-fields.ts';
import type { CopyValue } from '../db/copy.ts';
import type { Database } from '../db/database.ts';
import { inTransaction } from '../db/transaction.ts';
import { digest } from '../digest.ts';
import { noteNormalizedChange } from './revisions.ts';

/**
 * Writes batches of normalized records. A record that maps to nothing gets a row without fields, so that it is not stale any
 * more. A row whose content stays the same only learns which version and fingerprint it belongs to.
 */
export function createNormalizedWriter(database: Database): NormalizedStore['write'] {
  return (_source, fingerprint, outcomes) =>
    inTransaction(database, async (transaction) => {
      const { db } = transaction;
      await sql`create temporary table if not exists normalized_in
        (record_id integer, kind text, fields json, updated_at text, hash uuid) on commit delete rows`.execute(db);
      await transaction.copy('normalized_in', ['record_id', 'kind', 'fields', 'updated_at', 'hash'], rowsOf(outcomes));
      const { rows } = await sql<{ changed: number }>`
        select count(*) as changed from normalized_in i left join normalized_record n on n.record_id = i.record_id
        where n.hash is distinct from i.hash`.execute(db);
      await sql`
        insert into normalized_record as n
          (record_id, source_id, version, seen_at, fingerprint, kind, fields, updated_at, hash)
        select r.id, r.source_id, r.version, v.seen_at, ${digest(fingerprint)}, i.kind, i.fields, i.updated_at, i.hash
        from normalized_in i
        join source_record r on r.id = i.record_id
        join source_record_version v on v.record_id = r.id and v.version = r.version
        on conflict (record_id) do update set version = excluded.version, seen_at = excluded.seen_at,
          fingerprint = excluded.fingerprint, kind = excluded.kind, fields = excluded.fields,
          updated_at = excluded.updated_at, hash = excluded.hash
        where (n.version, n.fingerprint, n.hash) is distinct from (excluded.version, excluded.fingerprint, excluded.hash)`.execute(
        db,
      );
      const { changed } = rows[0]!;
      if (changed > 0) await noteNormalizedChange(transaction);
      return changed;
    });
}

function* rowsOf(outcomes: readonly NormalizedOutcome[]): Generator<readonly CopyValue[]> {
  for (const { id, normalized } of outcomes) {
    if (normalized === null) yield [id, null, null, null, null];
    else {
      const { kind, updatedAt } = normalized;
      const fields = encodeFields(normalized.fields);
      yield [id, kind, fields, updatedAt, digest(JSON.stringify([kind, fields, updatedAt]))];
    }
  }
}
