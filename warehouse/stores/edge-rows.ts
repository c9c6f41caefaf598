import { type RecordId, toRecordId } from '../../matching/ids.ts';
import type { MatchEdge } from '../../matching/match-result.ts';
import type { BinaryValue } from '../db/binary-chunks.ts';
import type { BinaryRow } from '../db/binary-rows.ts';

/** Columns of an edge in binary COPY. */
export const edgeColumns = ['a', 'b', 'weight', 'levels'] as const;

export const edgeRow = ({ a, b, weight, levels }: MatchEdge): readonly BinaryValue[] => [
  a,
  b,
  doubleBytes(weight),
  smallintsBytes(levels),
];

export function toEdge({ int }: BinaryRow): MatchEdge {
  const [a, b]: readonly RecordId[] = [toRecordId(int(0)), toRecordId(int(1))];
  const count = int(3) === 0 ? 0 : int(3, 12);
  const levels = Array.from({ length: count }, (_, i) => (int(3, FIRST + 6 * i - 2) << 16) >> 16);
  return { a: a!, b: b!, weight: doubleOf(int(2), int(2, 4)), levels };
}

/** A floating-point number of 64 bits. */
function doubleBytes(value: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeDoubleBE(value);
  return bytes;
}

const halves = new DataView(new ArrayBuffer(8));

function doubleOf(upper: number, lower: number): number {
  halves.setInt32(0, upper);
  halves.setInt32(4, lower);
  return halves.getFloat64(0);
}

/** A list of integers of 16 bits: dimensions, whether there are nulls, the type; how many there are, and the place of the first; lengths and values. */
function smallintsBytes(values: readonly number[]): Uint8Array {
  if (values.length === 0) return Buffer.alloc(12).fill(SMALLINT, 11);
  const bytes = Buffer.allocUnsafe(FIRST - 4 + 6 * values.length);
  for (const [i, head] of [1, 0, SMALLINT, values.length, 1].entries()) bytes.writeInt32BE(head, 4 * i);
  let at = FIRST - 4;
  for (const value of values) at = bytes.writeInt16BE(value, bytes.writeInt32BE(2, at));
  return bytes;
}

/** Id of the type. */
const SMALLINT = 21;
/** Where the first value of a list begins, behind its length. */
const FIRST = 24;
