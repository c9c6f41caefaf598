import { sql } from 'kysely';
import type { Subject } from '../../../matching/gate/change-group.ts';
import type { FieldName } from '../../../matching/ids.ts';
import { decodeFields } from '../../codec/normalized-fields.ts';
import { slicesOf } from '../../db/batches.ts';
import type { Transaction } from '../../db/transaction.ts';
import { nameOfValue } from '../../stores/holds/value-name.ts';
import type { PendingGroup } from './pending-group.ts';
import { findChangedFiles } from './read-shared-values.ts';

/** What brought pending changes about, by customer and record. */
export interface Origins {
  readonly causeOf: ReadonlyMap<string, string>;
  /** Files of new, changed and deleted records. */
  readonly filesOf: ReadonlyMap<number, string>;
  /** New, changed and deleted records; some come from no file. */
  readonly changed: ReadonlySet<number>;
}

export async function readOrigins(transaction: Transaction): Promise<Origins> {
  const { db } = transaction;
  await findChangedFiles(transaction);
  const { rows: causes } = await sql<{ customer: string; cause: string }>`
    select customer_id as customer, cause from change_cause`.execute(db);
  const { rows: files } = await sql<{ record: number; file: string | null }>`
    select record_id as record, f.file from changed_record left join changed_file f using (record_id)`.execute(db);
  return {
    causeOf: new Map(causes.map(({ customer, cause }) => [customer, cause])),
    filesOf: new Map(files.flatMap(({ record, file }) => (file === null ? [] : [[record, file] as const]))),
    changed: new Set(files.map(({ record }) => record)),
  };
}

export function causesOf({ customers }: PendingGroup, { causeOf }: Origins): ReadonlySet<string> {
  return new Set(customers.flatMap((id) => causeOf.get(id) ?? []));
}

/** Records to blame for a group: those that changed, else those that move, else all. */
export function blamedRecords({ records, moved }: PendingGroup, { changed }: Origins): readonly number[] {
  const own = records.filter((record) => changed.has(record));
  if (own.length > 0) return own;
  return moved.length > 0 ? moved : records;
}

/**
 * What may be to blame for each group: files of its records, changed rules or a new model, and the values that records share which
 * were different customers so far, with their fields. Only groups that merge customers or let them grow are asked for values.
 */
export async function readSubjects(
  transaction: Transaction,
  groups: readonly PendingGroup[],
  origins: Origins,
  fields: readonly FieldName[],
): Promise<ReadonlyMap<number, readonly Subject[]>> {
  const values = await sharedValues(transaction, groups, fields);
  return new Map(
    groups.map((group) => {
      const files = group.records.flatMap((record) => origins.filesOf.get(record) ?? []);
      const causes = [...causesOf(group, origins)].filter((cause) => cause === 'rules' || cause === 'model');
      return [
        group.id,
        [
          ...[...new Set(files)].map((name): Subject => ({ scope: 'file', name })),
          ...causes.map((name): Subject => ({ scope: 'cause', name })),
          ...(values.get(group.id) ?? []),
        ],
      ];
    }),
  );
}

/** Records whose values are read at once. */
const BATCH = 5_000;

async function sharedValues(
  { db }: Transaction,
  groups: readonly PendingGroup[],
  fields: readonly FieldName[],
): Promise<ReadonlyMap<number, readonly Subject[]>> {
  const growing = groups.filter(({ counts, largest }) => counts.merges > 0 || largest > 1);
  const groupOf = new Map(growing.flatMap(({ id, records }) => records.map((record) => [record, id] as const)));
  /** By group, value and field: who had the value so far; a record without customer counts as one. */
  const holders = new Map<number, Map<string, { readonly field: string; readonly who: Set<string> }>>();
  for (const slice of slicesOf([...groupOf.keys()], BATCH)) {
    const { rows } = await sql<{ record: number; customer: string | null; fields: unknown }>`
      select n.record_id as record, m.customer_id as customer, n.fields
      from normalized_record n left join membership m on m.record_id = n.record_id
      where n.fields is not null and n.record_id = any(${[...slice]})`.execute(db);
    for (const { record, customer, fields: stored } of rows) {
      const said = decodeFields(stored);
      const group = groupOf.get(record)!;
      const known = holders.get(group) ?? new Map<string, { readonly field: string; readonly who: Set<string> }>();
      holders.set(group, known);
      for (const field of fields)
        for (const { key, status } of said[field] ?? []) {
          if (key === '' || status === 'invalid' || status === 'junk') continue;
          const name = nameOfValue(field, key);
          const holder = known.get(name) ?? { field, who: new Set<string>() };
          known.set(name, holder);
          holder.who.add(customer ?? `record ${record}`);
        }
    }
  }
  return new Map([...holders].map(([group, known]) => [group, subjectsOf(known)]));
}

function subjectsOf(known: ReadonlyMap<string, { readonly field: string; readonly who: ReadonlySet<string> }>) {
  const shared = [...known].filter(([, { who }]) => who.size > 1);
  const rules = [...new Set(shared.map(([, { field }]) => field))];
  return [
    ...shared.map(([name]): Subject => ({ scope: 'value', name })),
    ...rules.map((name): Subject => ({ scope: 'rule', name })),
  ];
}
