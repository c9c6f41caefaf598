import { maxRowBytes } from '../limits.ts';
import { findLineEnd, lineEndAfter } from './row-scan.ts';

/** Bytes of look-ahead that a file may cost before its good rows have earned any. */
const initialCredit = 16 * maxRowBytes;

/** Bytes of look-ahead that each byte of a good row earns. */
const creditPerByte = 8;

/**
 * Keeps the search for closing quotes linear in the size of the file. Looking ahead from an opening quote costs up to the
 * longest row; a file in which every line opens a quote would cost that for every line. So look-ahead that found nothing is
 * paid from a credit that good rows fill, and without credit a quoted cell may not go on over the end of its line.
 */
export class ScanBudget {
  #credit = initialCredit;

  /** How far a scan of the row at `at` may look. */
  limit(bytes: Buffer, at: number): number {
    if (this.#credit >= maxRowBytes) return bytes.length;
    return Math.min(bytes.length, Math.max(lineEndAfter(bytes, findLineEnd(bytes, at)), at + this.#credit));
  }

  earn(bytes: number): void {
    this.#credit = Math.min(initialCredit, this.#credit + creditPerByte * bytes);
  }

  spend(bytes: number): void {
    this.#credit = Math.max(0, this.#credit - Math.max(0, bytes));
  }
}
