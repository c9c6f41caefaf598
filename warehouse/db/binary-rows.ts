/** A row of a binary COPY; valid during the call that gets it. */
export interface BinaryRow {
  /** The integer of 32 bits in a column, counted from 0; or, of bytes, the one that is `at` bytes into them. */
  readonly int: (column: number, at?: number) => number;
  readonly bytes: (column: number) => Uint8Array | null;
  /** How many bytes the column has; -1 when it is null. */
  readonly length: (column: number) => number;
  /** One of the bytes: of short ones that come in every row, this is cheaper than an array. */
  readonly byte: (column: number, at: number) => number;
  /** Of UTF-8. */
  readonly text: (column: number) => string | null;
  /** The row as it came. */
  readonly whole: () => Uint8Array;
}

/** Bytes before the first row: the signature, flags, and the length of an extension that may follow. */
const HEADER = 19;

/**
 * Reads rows of Postgres' binary COPY format from chunks that are cut anywhere.
 *
 * @param onlyRows only rows come, as `whole` gives them
 */
export function createRowReader(visit: (row: BinaryRow) => void, onlyRows = false): (chunk: Buffer) => void {
  /** Keeps what is left of a chunk until the next one comes: new memory for each would keep the garbage collector busy. */
  let kept = Buffer.allocUnsafeSlow(1 << 17);
  let keptLength = 0;
  /** What is read now, up to `end`. */
  let bytes: Buffer = kept;
  let end = 0;
  let isPastHeader = onlyRows;
  /** Where the row begins that is visited, and where the next one does. */
  let start = 0;
  let next = 0;
  /** Where the values of the row begin; their lengths are the four bytes before. */
  const starts: number[] = [];
  const row: BinaryRow = {
    int: (column, at = 0) => bytes.readInt32BE(starts[column]! + at),
    bytes: (column) => {
      const start = starts[column]!;
      const length = bytes.readInt32BE(start - 4);
      return length < 0 ? null : bytes.subarray(start, start + length);
    },
    length: (column) => bytes.readInt32BE(starts[column]! - 4),
    byte: (column, at) => bytes[starts[column]! + at]!,
    text: (column) => {
      const start = starts[column]!;
      const length = bytes.readInt32BE(start - 4);
      return length < 0 ? null : bytes.toString('utf8', start, start + length);
    },
    whole: () => bytes.subarray(start, next),
  };

  /** Where the row at `from` ends; -1 when not all of it is there, or it is the mark of the end. */
  const endOf = (from: number): number => {
    if (from + 2 > end) return -1;
    const columns = bytes.readInt16BE(from);
    if (columns < 0) return -1;
    let at = from + 2;
    for (let column = 0; column < columns; column++) {
      if (at + 4 > end) return -1;
      starts[column] = at + 4;
      at += 4 + Math.max(0, bytes.readInt32BE(at));
    }
    return at > end ? -1 : at;
  };

  const keep = (chunk: Buffer, from: number, to: number): void => {
    const length = keptLength + to - from;
    if (length > kept.length) {
      const larger = Buffer.allocUnsafeSlow(length * 2);
      kept.copy(larger, 0, 0, keptLength);
      kept = larger;
    }
    chunk.copy(kept, keptLength, from, to);
    keptLength = length;
  };

  return (chunk) => {
    if (keptLength > 0) keep(chunk, 0, chunk.length);
    [bytes, end] = keptLength > 0 ? [kept, keptLength] : [chunk, chunk.length];
    start = 0;
    if (!isPastHeader && end >= HEADER && end >= HEADER + bytes.readInt32BE(HEADER - 4)) {
      start = HEADER + bytes.readInt32BE(HEADER - 4);
      isPastHeader = true;
    }
    if (isPastHeader) {
      for (next = endOf(start); next >= 0; next = endOf(start)) {
        visit(row);
        start = next;
      }
    }
    keptLength = 0;
    // Of the kept bytes themselves, the rest moves to the front.
    keep(bytes, start, end);
  };
}
