import type { RecordId } from '../../matching/ids.ts';
import type { MatchIndex, RecordChange } from '../ports/match-index.ts';

/**
 * Records that have some comparable values, as changes that change nothing. The bytes of a value are looked for anywhere in what
 * is packed of a record: some are found that have them elsewhere, and matching those again changes nothing, either.
 *
 * @param known records that are left out
 */
export async function recordsOfValues(
  index: Pick<MatchIndex, 'allComparables'>,
  values: readonly string[],
  known: ReadonlySet<RecordId>,
): Promise<readonly RecordChange[]> {
  if (values.length === 0) return [];
  const wanted = values.map((value) => Buffer.from(value, 'utf8'));
  const found: RecordChange[] = [];
  await index.allComparables(({ record, source, data }) => {
    const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    if (known.has(record) || !wanted.some((value) => bytes.includes(value))) return;
    const image = Uint8Array.from(data);
    found.push({ record, source, before: image, after: image });
  });
  return found;
}
