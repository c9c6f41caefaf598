/** An integer of 32 bits, a text, a truth value, bytes as they are, or null. */
export type BinaryValue = number | string | boolean | Uint8Array | null;

/** Rows in the binary format of COPY, as chunks of about `CHUNK` bytes. */
export interface BinaryChunks {
  readonly add: (row: readonly BinaryValue[]) => void;
  /** Bytes that were not handed over yet. */
  readonly size: () => number;
  /** Hands over the chunks that are full. */
  readonly takeFull: () => readonly Uint8Array[];
  /** Hands over everything. */
  readonly takeAll: () => readonly Uint8Array[];
}

const CHUNK = 128 * 1024;
const NONE: readonly Uint8Array[] = [];

export function binaryChunks(): BinaryChunks {
  let full: Uint8Array[] = [];
  let fullSize = 0;
  let chunk = Buffer.allocUnsafe(CHUNK);
  let at = 0;
  const close = (size: number): void => {
    if (at > 0) full.push(chunk.subarray(0, at));
    fullSize += at;
    chunk = Buffer.allocUnsafe(size);
    at = 0;
  };
  const takeFull = (): readonly Uint8Array[] => {
    if (full.length === 0) return NONE;
    const taken = full;
    full = [];
    fullSize = 0;
    return taken;
  };
  return {
    add: (row) => {
      const most = mostBytes(row);
      if (at + most > chunk.length) close(Math.max(CHUNK, most));
      at = writeRow(chunk, at, row);
    },
    size: () => fullSize + at,
    takeFull,
    takeAll: () => {
      close(CHUNK);
      return takeFull();
    },
  };
}

/** A unit of UTF-16 takes up to three bytes in UTF-8. */
function mostBytes(row: readonly BinaryValue[]): number {
  let size = 2;
  for (const value of row) {
    size += 4;
    if (typeof value === 'string') size += 3 * value.length;
    else if (typeof value === 'object') size += value === null ? 0 : value.length;
    else size += 4;
  }
  return size;
}

function writeRow(chunk: Buffer, from: number, row: readonly BinaryValue[]): number {
  let at = chunk.writeInt16BE(row.length, from);
  for (const value of row) {
    if (value === null) at = chunk.writeInt32BE(-1, at);
    else if (typeof value === 'number') at = chunk.writeInt32BE(value, chunk.writeInt32BE(4, at));
    else if (typeof value === 'boolean') at = chunk.writeUInt8(value ? 1 : 0, chunk.writeInt32BE(1, at));
    else if (typeof value === 'string') {
      const length = chunk.write(value, at + 4);
      at = chunk.writeInt32BE(length, at) + length;
    } else {
      at = chunk.writeInt32BE(value.length, at);
      chunk.set(value, at);
      at += value.length;
    }
  }
  return at;
}
