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
  readonly broken: BrokenRow[] = [];
  /** Bytes that the rows and what lies between them take; what follows is part of the next block. */
  consumed = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  get length(): number {
    return this.starts.length;
  }

  add(start: number, end: number, line: number, cells: number): void {
    this.starts.push(start);
    this.ends.push(end);
    this.lines.push(line);
    this.cells.push(cells);
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
    this.add(block.starts[index]!, block.ends[index]!, block.lines[index]!, block.cells[index]!);
  }
}
