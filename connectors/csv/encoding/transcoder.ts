/**
 * Turns the bytes of a file, in order, into UTF-8. What cannot be decoded becomes `invalidByte`, so that one check
 * (is this row valid UTF-8?) finds broken rows in any encoding.
 */
export interface Transcoder {
  /** The UTF-8 of `chunk`, less what only the next chunk completes. `last` when nothing follows. */
  readonly push: (chunk: Buffer, last: boolean) => Buffer;
}
