/** A row that could not be cut out of the text or must not be split into cells. */
export interface BrokenRow {
  readonly code: 'row.quote' | 'row.too_large' | 'row.encoding';
  /** In words, without the value. */
  readonly reason: string;
  /** 1-based line where the row starts. */
  readonly line: number;
  /** 0-based cell where it breaks. */
  readonly cell?: number;
  /** The bytes of the row in the block. */
  readonly start: number;
  readonly end: number;
}

/** The rows found in one stretch of UTF-8 text, as positions in its bytes: columns instead of objects, for speed. */
export class ScannedBlock {
  readonly bytes: Buffer;
  readonly starts: number[] = [];
  /** Exclusive, without the line end. */
  readonly ends: number[] = [];
  /** 1-based line where each row starts. */
  readonly lines: number[] = [];
  readonly cells: number[] = [];
  /** Of a row of one line, which a line feed ends: where the next one may start; 0 for others. */
  readonly nexts: number[] = [];
  /** How many rows stand here that were not cut, because they are known; 0: one row that was. */
  readonly known: number[] = [];
  /** Number that the memo gave to the first of them. */
  readonly memos: number[] = [];
  readonly broken: BrokenRow[] = [];
  /** Bytes that the rows and what lies between them take; what follows is part of the next block. */
  consumed = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  get length(): number {
    return this.starts.length;
  }

  add(start: number, end: number, line: number, cells: number, next = 0, known = 0, memo = 0): void {
    this.starts.push(start);
    this.ends.push(end);
    this.lines.push(line);
    this.cells.push(cells);
    this.nexts.push(next);
    this.known.push(known);
    this.memos.push(memo);
  }

  reject(row: BrokenRow): void {
    this.broken.push(row);
  }

  /** The first rows, and the broken ones before their end. */
  head(rows: number): ScannedBlock {
    if (this.length <= rows) return this;
    const head = new ScannedBlock(this.bytes);
    const end = this.starts[rows] ?? 0;
    for (let index = 0; index < rows; index += 1) head.copy(this, index);
    for (const row of this.broken) if (row.start < end) head.reject(row);
    return head;
  }

  /** Adds a row of another block of the same bytes. */
  copy(block: ScannedBlock, index: number): void {
    const { starts, ends, lines, cells, nexts, known, memos } = block;
    this.add(starts[index]!, ends[index]!, lines[index]!, cells[index]!, nexts[index]!, known[index]!, memos[index]!);
  }
}
