import type { QueryArrayConfig } from 'pg';
import { toRecordId } from '../../../matching/ids.ts';
import { decodeParts } from '../../../matching/incremental/segments/decode-parts.ts';
import { membersOf } from '../../../matching/incremental/segments/find-members.ts';
import { partOf } from '../../../matching/incremental/segments/segment.ts';
import type { KeyList, RecordFinder } from '../../../pipeline/ports/match-index.ts';
import type { Database } from '../../db/database.ts';
import { tellLost } from '../../db/lost-connection.ts';
import type { Transaction } from '../../db/transaction.ts';
import { readSources } from './read-records.ts';
import { readSegments } from './segments.ts';
import { readRevision } from './state.ts';
import type { StoredSegment } from './stored-segment.ts';

/**
 * See `RecordFinder`: two statements, prepared once per connection, instead of a transaction of many. Both tell the revision of
 * the stored result as they see it. The second one begins after the first has ended; so when both see the revision of the finder,
 * nothing was replaced before the first one had read.
 *
 * @param transaction sees the stored result of the finder
 */
export async function createRecordFinder({ pool }: Database, transaction: Transaction): Promise<RecordFinder> {
  const revision = await readRevision(transaction);
  const segments = await readSegments(transaction);
  const sourceOf = await readSources(transaction);
  const query = async <R extends unknown[]>(config: QueryArrayConfig): Promise<readonly R[]> => {
    const { rows } = await pool.query<R>(config).catch((error: unknown) => {
      throw tellLost(error);
    });
    return rows;
  };

  const find: RecordFinder['find'] = async (keys, brings, visit) => {
    const wanted = partsOf(keys, segments);
    const parts = await query<PartRow>({
      values: [wanted.map(({ segment }) => segment), wanted.map(({ part }) => part)],
      ...readParts,
    });
    const entries = new Map(
      parts.flatMap(([, segment, part, bytes]) =>
        bytes === null ? [] : [[nameOf(segment, part), decodeParts(bytes)]],
      ),
    );
    const found = new Set<number>();
    for (let key = 0; key < keys.length; key++) {
      const own = segments.flatMap(({ id, bits }) => entries.get(nameOf(id, partOf(keys.high[key]!, bits))) ?? []);
      const members = membersOf(own, keys.high[key]!, keys.low[key]!);
      if (brings(key, members.length)) for (const member of members) found.add(member);
    }
    // Asked also where no record was found: that may be because the result was replaced.
    const records = await query<RecordRow>({ values: [[...found]], ...readRecords });
    if (![...parts, ...records].every(([seen]) => seen === revision)) return false;
    for (const [, record, source, data] of records)
      if (data !== null) visit({ record: toRecordId(record), source: sourceOf.get(source)!, data });
    return true;
  };
  return { find };
}

type PartRow = [revision: number, segment: number, part: number, entries: Buffer | null];

const readParts = {
  name: 'yekta_find_parts',
  rowMode: 'array',
  text: `
    select s.revision::integer, p.segment_id, p.part, p.entries
    from match_state s left join (
      unnest($1::integer[], $2::integer[]) as wanted (segment_id, part) join block_part p using (segment_id, part)
    ) on true`,
} as const;

type RecordRow = [revision: number, record: number, source: number, data: Buffer | null];

const readRecords = {
  name: 'yekta_find_records',
  rowMode: 'array',
  text: `
    select s.revision::integer, r.record_id, r.source_id, r.data
    from match_state s left join match_record r on r.record_id = any($1::integer[]) and r.data is not null`,
} as const;

/** Parts of all segments that may hold some keys, each once. */
function partsOf(
  { length, high }: KeyList,
  segments: readonly StoredSegment[],
): readonly { readonly segment: number; readonly part: number }[] {
  return segments.flatMap(({ id, bits }) => {
    const parts = new Set<number>();
    for (let key = 0; key < length; key++) parts.add(partOf(high[key]!, bits));
    return Array.from(parts, (part) => ({ segment: id, part }));
  });
}

function nameOf(segment: number, part: number): string {
  return `${segment} ${part}`;
}
