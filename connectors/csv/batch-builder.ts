import type { FileReport, KnownStretch, RawRecord, Reject, SourceBatch } from '../../pipeline/ports/source-reader.ts';
import type { FilePart } from './read-file.ts';

/** Most records, and most rejects, of a batch; of known rows, as many as make one. */
const batchRows = 500;

/** Joins the parts of files into batches of even size, so that many small files do not make many small batches. */
export class BatchBuilder {
  readonly #total: number;
  #doneFiles = 0;
  #done = 0;
  #records: RawRecord[] = [];
  /** `before` counts those of `#records`. */
  #known: KnownStretch[] = [];
  #rejects: Reject[] = [];
  #files: FileReport[] = [];

  /** `total`: bytes of all files. */
  constructor(total: number) {
    this.#total = total;
  }

  /** Batches that the part fills. */
  *add(part: FilePart): Generator<SourceBatch, void> {
    // Rows move in one by one: spreading a large part would overflow the stack.
    const before = this.#records.length;
    for (const record of part.records) this.#records.push(record);
    for (const row of part.known) this.#known.push(moved(row, before));
    for (const reject of part.rejects) this.#rejects.push(reject);
    this.#done = Math.max(this.#done, Math.min(this.#doneFiles + part.done, this.#total));
    while (Math.max(this.#records.length, this.#known.length, this.#rejects.length) >= batchRows) yield this.#take();
    if (part.report !== null) this.#files.push(part.report);
  }

  /** A file of so many bytes is done with. */
  endFile(bytes: number): void {
    this.#doneFiles += bytes;
  }

  /** What is left; nothing when all has been handed out. */
  *finish(): Generator<SourceBatch, void> {
    if (this.#records.length + this.#known.length + this.#rejects.length + this.#files.length > 0) yield this.#take();
  }

  #take(): SourceBatch {
    const next = this.#known.findIndex(({ before }) => before > batchRows);
    const end = next === -1 ? this.#known.length : next;
    const batch: SourceBatch = {
      records: this.#records.slice(0, batchRows),
      known: this.#known.slice(0, end),
      rejects: this.#rejects.slice(0, batchRows),
      files: this.#files,
      cursor: null,
      progress: { done: this.#done, total: this.#total },
    };
    this.#records = this.#records.slice(batchRows);
    this.#known = this.#known.slice(end).map((row) => moved(row, -batchRows));
    this.#rejects = this.#rejects.slice(batchRows);
    this.#files = [];
    return batch;
  }
}

const moved = (row: KnownStretch, by: number): KnownStretch => (by === 0 ? row : { ...row, before: row.before + by });
