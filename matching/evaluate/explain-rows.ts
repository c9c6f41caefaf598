import type { Evidence } from '../evidence.ts';
import { explainPair } from '../explain/explain-pair.ts';
import { toRecordId } from '../ids.ts';
import type { MatchModel } from '../model.ts';
import type { FieldValue, NormalizedFields, NormalizedRecord, PartyKind } from '../normalized-record.ts';
import type { Profile } from '../profile.ts';
import { kindCodes, type RecordTable } from '../table/record-table.ts';

/** Evidence of two rows of a table; `a` of the evidence is the lower row. */
export type ExplainRows = (a: number, b: number) => Evidence;

/** Explains rows of a table by what the table keeps: the comparable values, not the ones that are served. */
export function rowExplainer(table: RecordTable, profile: Profile, model: MatchModel): ExplainRows {
  return (a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    return explainPair(recordOfRow(table, low, 1), recordOfRow(table, high, 2), profile, model);
  };
}

/** A row as the record that matching sees: its comparable values. Rows keep their order when the ids do. */
export function recordOfRow(table: RecordTable, row: number, id: number): NormalizedRecord {
  return {
    id: toRecordId(id),
    source: table.sourceNames[table.sources[row]!]!,
    key: String(id),
    kind: kindOf(table.kinds[row]!),
    fields: fieldsOfRow(table, row),
    updatedAt: null,
    firstSeenAt: '',
  };
}

/** The comparable values of a row by field; fields without one are left out. */
export function fieldsOfRow({ columns }: RecordTable, row: number): NormalizedFields {
  return Object.fromEntries(
    columns.flatMap(({ field, keys, offsets, codes, valid }) => {
      const values: FieldValue[] = [];
      for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
        const key = keys[codes[i]!]!;
        values.push({ raw: key, value: key, key, status: valid[i] === 1 ? 'valid' : 'unverified' });
      }
      return values.length === 0 ? [] : [[field.name, values]];
    }),
  );
}

function kindOf(code: number): PartyKind | null {
  return code === kindCodes.person ? 'person' : code === kindCodes.organisation ? 'organisation' : null;
}
