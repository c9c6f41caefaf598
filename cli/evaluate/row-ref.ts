import { toRecordId } from '../../matching/ids.ts';
import type { LoadedFiles } from '../../pipeline/files/load-files.ts';
import type { RecordRef } from '../../pipeline/files/record-refs.ts';

/** Source and key of a row. */
export function rowRef({ table, refs }: Pick<LoadedFiles, 'table' | 'refs'>, row: number): RecordRef {
  return refs.of(toRecordId(table.ids[row]!));
}
