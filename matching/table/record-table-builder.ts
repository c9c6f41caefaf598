import { fieldReaders } from '../compared-fields.ts';
import type { NormalizedRecord } from '../normalized-record.ts';
import type { Profile } from '../profile.ts';
import { type ColumnBuilder, createColumnBuilder } from './column-builder.ts';
import { createRecordList } from './record-list.ts';
import { kindCodes, type RecordTable } from './record-table.ts';

/** Collects normalized records, in any order, for one matching run. Keeps their comparable keys, not the records. */
export interface RecordTableBuilder {
  readonly add: (record: NormalizedRecord) => void;
  readonly build: () => RecordTable;
}

export function createRecordTableBuilder(profile: Profile): RecordTableBuilder {
  const columns: readonly ColumnBuilder[] = fieldReaders(profile).map(createColumnBuilder);
  const records = createRecordList();
  const add = (record: NormalizedRecord): void => {
    records.add(record.id, record.source, record.key, kindCodes[record.kind ?? 'unknown']);
    for (const column of columns) column.add(record.fields);
  };
  const build = (): RecordTable => records.build((order) => columns.map((column) => column.build(order)));
  return { add, build };
}
