import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { type BinaryRow, createRowReader } from './binary-rows.ts';

/** An integer of 32 bits, bytes as they are, or null. */
export type BinaryValue = number | Uint8Array | null;

/** Copies rows of integers and bytes into a table: bytes cost half of what they do as text. Returns how many. */
export async function copyBinaryInto(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly BinaryValue[]>,
): Promise<number> {
  const stream = client.query(copyStreams.from(`copy ${table} (${columns.join(', ')}) from stdin (format binary)`));
  await pipeline(Readable.from(chunksOf(rows), { objectMode: true, highWaterMark: 2 }), stream);
  return stream.rowCount;
}

/** Visits the rows of a query whose columns are integers of 32 bits and bytes. */
export async function copyBinaryOut(
  client: pg.ClientBase,
  query: string,
  visit: (row: BinaryRow) => void,
): Promise<void> {
  const stream = client.query(copyStreams.to(`copy (${query}) to stdout (format binary)`));
  const read = createRowReader(visit);
  let failure: { readonly error: unknown } | null = null;
  // What the server sends has to be taken to its end, or the connection is of no use any more.
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (failure !== null) continue;
    try {
      read(chunk);
    } catch (error) {
      failure = { error };
    }
  }
  if (failure !== null) throw failure.error;
}

/** Bytes per write to the socket. */
const CHUNK = 128 * 1024;
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
/** Flags and the length of an extension of the header: none. */
const HEADER = Buffer.concat([SIGNATURE, Buffer.alloc(8)]);
const TRAILER = Buffer.from([0xff, 0xff]);

function* chunksOf(rows: Iterable<readonly BinaryValue[]>): Generator<Buffer> {
  yield HEADER;
  let chunk = Buffer.allocUnsafe(CHUNK);
  let at = 0;
  for (const row of rows) {
    const size = sizeOf(row);
    if (at + size > chunk.length) {
      if (at > 0) yield chunk.subarray(0, at);
      chunk = Buffer.allocUnsafe(Math.max(CHUNK, size));
      at = 0;
    }
    at = writeRow(chunk, at, row);
  }
  if (at > 0) yield chunk.subarray(0, at);
  yield TRAILER;
}

function sizeOf(row: readonly BinaryValue[]): number {
  let size = 2;
  for (const value of row) size += 4 + (value === null ? 0 : typeof value === 'number' ? 4 : value.length);
  return size;
}

function writeRow(chunk: Buffer, from: number, row: readonly BinaryValue[]): number {
  let at = chunk.writeInt16BE(row.length, from);
  for (const value of row) {
    if (value === null) at = chunk.writeInt32BE(-1, at);
    else if (typeof value === 'number') at = chunk.writeInt32BE(value, chunk.writeInt32BE(4, at));
    else {
      at = chunk.writeInt32BE(value.length, at);
      chunk.set(value, at);
      at += value.length;
    }
  }
  return at;
}
