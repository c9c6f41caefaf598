import { sql } from 'kysely';
import { YektaError } from '../../../config/errors/yekta-error.ts';
import {
  type EncodedSegment,
  encodeParts,
  encodeSegment,
  partsOf,
} from '../../../matching/incremental/segments/encode-parts.ts';
import { bitsFor, type Segment, WIDTH } from '../../../matching/incremental/segments/segment.ts';
import type { BinaryValue } from '../../db/binary-chunks.ts';
import type { CopyOptions } from '../../db/copy-binary.ts';
import type { Transaction } from '../../db/transaction.ts';
import { readEntries, readSlices, sliceBitsOf } from './read-entries.ts';
import type { StoredSegment } from './stored-segment.ts';

/**
 * The segments, oldest first: the base, then what syncs changed.
 *
 * @throws `index.torn` when one has no parts any more
 */
export async function readSegments({ db }: Transaction): Promise<readonly StoredSegment[]> {
  const { rows } = await sql<StoredSegment & { readonly is_there: boolean }>`
    select s.id, s.bits, s.entries, s.entries = 0 or exists (select from block_part p where p.segment_id = s.id) as is_there
    from block_segment s order by s.id`.execute(db);
  if (rows.some((row) => !row.is_there)) throw new YektaError('index.torn', 'Parts of the blocking index are missing.');
  return rows;
}

/** Whether every part that was written is there: all of a segment are, those without entries, too; and the segment of every part. */
export async function isWhole({ db }: Pick<Transaction, 'db'>): Promise<boolean> {
  const { rows } = await sql<{ whole: boolean }>`
    select coalesce(bool_and(coalesce(1 << s.bits = p.parts, false)), true) as whole
    from block_segment s
    full join (select segment_id, count(*) as parts from block_part group by segment_id) p on p.segment_id = s.id`.execute(
    db,
  );
  return rows[0]!.whole;
}

/** Puts one segment in the place of all. */
export async function replaceSegments(transaction: Transaction, segment: EncodedSegment): Promise<void> {
  const { db } = transaction;
  await sql`truncate block_part`.execute(db);
  // Not truncated: a reader that has looked before sees segments without parts, and not an index that is empty.
  await sql`delete from block_segment`.execute(db);
  // Such a reader may see the new parts, which are of none of its segments.
  await addSegment(transaction, segment, { freeze: true });
}

/** Adds what a sync changed; many small segments become one, and large ones a new base. */
export async function appendSegment(transaction: Transaction, segment: Segment): Promise<void> {
  if (segment.entries.length === 0) return;
  await addSegment(transaction, encodeSegment(segment));
  const segments = await readSegments(transaction);
  const [base, ...deltas] = segments as readonly [StoredSegment, ...StoredSegment[]];
  const changes = deltas.reduce((sum, { entries }) => sum + entries, 0);
  if (changes > base.entries * LARGE) await makeBase(transaction, segments);
  else if (deltas.length > MOST_DELTAS) await joinDeltas(transaction, deltas);
}

/** Reading a key takes a part of every segment. */
const MOST_DELTAS = 4;
/** Share of the base. */
const LARGE = 0.25;

async function makeBase(transaction: Transaction, segments: readonly StoredSegment[]): Promise<void> {
  const bits = bitsFor(segments.reduce((sum, { entries }) => sum + entries, 0));
  const id = await createRow(transaction, bits);
  const parts = 2 ** (bits - sliceBitsOf(segments, bits));
  let entries = 0;
  let first = 0;
  for await (const slice of readSlices(transaction, segments, bits)) {
    await writeParts(transaction, id, [encodeParts(slice, bits, first, first + parts)]);
    entries += slice.length / WIDTH;
    first += parts;
  }
  await sql`update block_segment set entries = ${entries} where id = ${id}`.execute(transaction.db);
  await removeSegments(transaction, segments);
}

async function joinDeltas(transaction: Transaction, deltas: readonly StoredSegment[]): Promise<void> {
  const entries = await readEntries(transaction, deltas);
  await addSegment(transaction, encodeSegment({ bits: bitsFor(entries.length / WIDTH), entries }));
  await removeSegments(transaction, deltas);
}

async function addSegment(
  transaction: Transaction,
  { bits, entries, ranges }: EncodedSegment,
  options?: CopyOptions,
): Promise<void> {
  await writeParts(transaction, await createRow(transaction, bits, entries), ranges, options);
}

async function createRow({ db }: Transaction, bits: number, entries = 0): Promise<number> {
  const row = await db.insertInto('block_segment').values({ bits, entries }).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

async function writeParts(
  { copyBinary }: Transaction,
  id: number,
  ranges: EncodedSegment['ranges'],
  options?: CopyOptions,
): Promise<void> {
  function* rows(): Generator<readonly BinaryValue[]> {
    for (const [part, bytes] of partsOf({ ranges })) yield [id, part, bytes];
  }
  await copyBinary('block_part', ['segment_id', 'part', 'entries'], rows(), options);
}

async function removeSegments({ db }: Transaction, segments: readonly StoredSegment[]): Promise<void> {
  const ids = segments.map(({ id }) => id);
  await sql`delete from block_part where segment_id = any(${ids})`.execute(db);
  await sql`delete from block_segment where id = any(${ids})`.execute(db);
}
