/** A row of a binary COPY; valid during the call that gets it. */
export interface BinaryRow {
  /** The integer of 32 bits in a column, counted from 0. */
  readonly int: (column: number) => number;
  readonly bytes: (column: number) => Uint8Array | null;
}

/** Bytes before the first row: the signature, flags, and the length of an extension that may follow. */
const HEADER = 19;

/** Reads rows of Postgres' binary COPY format from chunks that are cut anywhere. */
export function createRowReader(visit: (row: BinaryRow) => void): (chunk: Buffer) => void {
  let bytes: Buffer = Buffer.alloc(0);
  let isPastHeader = false;
  /** Where the values of the row begin; their lengths are the four bytes before. */
  const starts: number[] = [];
  const row: BinaryRow = {
    int: (column) => bytes.readInt32BE(starts[column]!),
    bytes: (column) => {
      const start = starts[column]!;
      const length = bytes.readInt32BE(start - 4);
      return length < 0 ? null : bytes.subarray(start, start + length);
    },
  };

  /** Where the row at `from` ends; -1 when not all of it is there, or it is the mark of the end. */
  const endOf = (from: number): number => {
    if (from + 2 > bytes.length) return -1;
    const columns = bytes.readInt16BE(from);
    if (columns < 0) return -1;
    let at = from + 2;
    for (let column = 0; column < columns; column++) {
      if (at + 4 > bytes.length) return -1;
      starts[column] = at + 4;
      at += 4 + Math.max(0, bytes.readInt32BE(at));
    }
    return at > bytes.length ? -1 : at;
  };

  return (chunk) => {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
    let at = 0;
    if (!isPastHeader) {
      if (bytes.length < HEADER) return;
      at = HEADER + bytes.readInt32BE(HEADER - 4);
      if (bytes.length < at) return;
      isPastHeader = true;
    }
    for (let end = endOf(at); end >= 0; end = endOf(at)) {
      visit(row);
      at = end;
    }
    bytes = bytes.subarray(at);
  };
}
