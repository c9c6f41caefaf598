import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { type BinaryValue, binaryChunks } from './binary-chunks.ts';
import { type BinaryRow, createRowReader } from './binary-rows.ts';

/**
 * `freeze`: everybody sees the rows once the transaction has committed, also who has looked before; only for a table that was made or truncated in
 * this transaction. Its rows can be counted without a look at them then.
 */
export interface CopyOptions {
  readonly freeze: boolean;
}

/** Copies rows into a table, whose columns have the types of the values: bytes cost half of what they do as text. Returns how many. */
export async function copyBinaryInto(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly BinaryValue[]>,
  options?: CopyOptions,
): Promise<number> {
  return copyChunksInto(client, table, columns, chunksOf(rows), options);
}

/** The same with rows that are in the format already: see `BinaryChunks`. */
export async function copyChunksInto(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  chunks: Iterable<Uint8Array>,
  { freeze }: CopyOptions = { freeze: false },
): Promise<number> {
  const statement = `copy ${table} (${columns.join(', ')}) from stdin (format binary, freeze ${freeze})`;
  const stream = client.query(copyStreams.from(statement));
  await pipeline(Readable.from(framed(chunks), { objectMode: true, highWaterMark: 2 }), stream);
  return stream.rowCount;
}

/** Visits the rows of a query whose columns are integers of 32 bits, texts and bytes. */
export async function copyBinaryOut(
  client: pg.ClientBase,
  query: string,
  visit: (row: BinaryRow) => void,
): Promise<void> {
  const read = createRowReader(visit);
  for await (const chunk of copyChunksOut(client, query)) read(chunk);
}

/** The same as the chunks that come, for `createRowReader`: the server waits for a slow reader. */
export async function* copyChunksOut(client: pg.ClientBase, query: string): AsyncGenerator<Buffer> {
  const stream = client.query(copyStreams.to(`copy (${query}) to stdout (format binary)`));
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
  } finally {
    // What the server sends has to be taken to its end, or the connection is of no use any more.
    if (!stream.destroyed) for await (const _ of stream);
  }
}

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
/** Flags and the length of an extension of the header: none. */
const HEADER = Buffer.concat([SIGNATURE, Buffer.alloc(8)]);
const TRAILER = Buffer.from([0xff, 0xff]);

function* framed(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  yield HEADER;
  yield* chunks;
  yield TRAILER;
}

function* chunksOf(rows: Iterable<readonly BinaryValue[]>): Generator<Uint8Array> {
  const chunks = binaryChunks();
  for (const row of rows) {
    chunks.add(row);
    yield* chunks.takeFull();
  }
  yield* chunks.takeAll();
}
