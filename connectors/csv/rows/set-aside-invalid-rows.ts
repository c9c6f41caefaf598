import { isUtf8 } from 'node:buffer';
import type { Dialect } from '../dialect/dialect.ts';
import { RowScan } from './row-scan.ts';
import { ScannedBlock } from './scanned-block.ts';

/** The block with the rows that are not valid UTF-8, that is, could not be decoded, among the broken ones. */
export function setAsideInvalidRows(block: ScannedBlock, dialect: Dialect): ScannedBlock {
  const { bytes, starts, ends } = block;
  if (isUtf8(bytes.subarray(0, block.consumed))) return block;
  const scan = new RowScan(dialect);
  const valid = new ScannedBlock(bytes);
  valid.consumed = block.consumed;
  for (const row of block.broken) valid.reject(row);
  for (let index = 0; index < block.length; index += 1) {
    const start = starts[index]!;
    const end = ends[index]!;
    if (isUtf8(bytes.subarray(start, end))) {
      valid.copy(block, index);
    } else {
      scan.scan(bytes, start, start + firstInvalid(bytes.subarray(start, end)), true);
      valid.reject({
        code: 'row.encoding',
        reason: 'The row holds bytes that are not text in the encoding of the file.',
        line: block.lines[index]!,
        cell: scan.cells - 1,
        start,
        end,
      });
    }
  }
  valid.broken.sort((a, b) => a.line - b.line);
  return valid;
}

/** Position of the first byte that is not UTF-8. */
function firstInvalid(bytes: Buffer): number {
  const repaired = Buffer.from(bytes.toString('utf8'));
  let at = 0;
  while (at < bytes.length && bytes[at] === repaired[at]) at += 1;
  return at;
}

/** True when the text ends in the middle of a character: the file was cut off. */
export function endsInsideCharacter(bytes: Buffer): boolean {
  const row = bytes.subarray(Math.max(0, bytes.length - 64));
  const start = row.findIndex((byte) => (byte & 0xc0) !== 0x80);
  const tail = row.subarray(Math.max(0, start));
  return !isUtf8(tail) && [1, 2, 3].some((cut) => isUtf8(tail.subarray(0, -cut)));
}
