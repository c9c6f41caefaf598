/** A file that is broken or malicious on purpose, and what a reader has to make of it. */
export interface HostileFile {
  /** What is wrong with it, unique within the list; also the name of its test. */
  readonly name: string;
  /** File name with extension. */
  readonly file: string;
  /** Content, made the same on every call; only when asked for, since some are large. */
  readonly bytes: () => Promise<Uint8Array> | Uint8Array;
  readonly expect: HostileExpectation;
}

export interface HostileExpectation {
  /** Good rows that must all come out. */
  readonly records: number;
  /** Codes of the rejects in order of their rows; empty when none. */
  readonly rejects: readonly string[];
  /** Code of the file report's error; null when the file is read to its end. */
  readonly error: string | null;
}
