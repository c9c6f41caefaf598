import type { FileReport, RawRecord, Reject, SourceBatch } from '../../pipeline/ports/source-reader.ts';
import type { FilePart } from './read-file.ts';

/** Most records, and most rejects, of a batch. */
const batchRows = 500;

/** Joins the parts of files into batches of even size, so that many small files do not make many small batches. */
export class BatchBuilder {
  readonly #total: number;
  #doneFiles = 0;
  #done = 0;
  #records: RawRecord[] = [];
  #rejects: Reject[] = [];
  #files: FileReport[] = [];

  /** `total`: bytes of all files. */
  constructor(total: number) {
    this.#total = total;
  }

  /** Batches that the part fills. */
  *add(part: FilePart): Generator<SourceBatch, void> {
    // Rows move in one by one: spreading a large part would overflow the stack.
    for (const record of part.records) this.#records.push(record);
    for (const reject of part.rejects) this.#rejects.push(reject);
    this.#done = Math.max(this.#done, Math.min(this.#doneFiles + part.done, this.#total));
    while (this.#records.length >= batchRows || this.#rejects.length >= batchRows) yield this.#take();
    if (part.report !== null) this.#files.push(part.report);
  }

  /** A file of so many bytes is done with. */
  endFile(bytes: number): void {
    this.#doneFiles += bytes;
  }

  /** What is left; nothing when all has been handed out. */
  *finish(): Generator<SourceBatch, void> {
    if (this.#records.length + this.#rejects.length + this.#files.length > 0) yield this.#take();
  }

  #take(): SourceBatch {
    const batch: SourceBatch = {
      records: this.#records.slice(0, batchRows),
      rejects: this.#rejects.slice(0, batchRows),
      files: this.#files,
      cursor: null,
      progress: { done: this.#done, total: this.#total },
    };
    this.#records = this.#records.slice(batchRows);
    this.#rejects = this.#rejects.slice(batchRows);
    this.#files = [];
    return batch;
  }
}
