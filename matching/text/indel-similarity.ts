import { bitCount } from './letter-bag.ts';

/**
 * Normalized Indel similarity, 0 to 1: twice the longest common subsequence over the lengths of both texts, which is one minus the share of
 * UTF-16 units that must be inserted or deleted to turn one into the other. Two empty texts are equal.
 */
export function indelSimilarity(a: string, b: string): number {
  const units = a.length + b.length;
  return units === 0 ? 1 : (2 * longestCommonSubsequence(a, b)) / units;
}

/**
 * Length of the longest common subsequence in UTF-16 units, 32 cells of a column at a time: Hyyrö, Bit-parallel LCS-length computation
 * revisited, 2004, after cutting the common prefix and suffix.
 */
export function longestCommonSubsequence(left: string, right: string): number {
  const [long, short] = left.length >= right.length ? [left, right] : [right, left];
  const shift = long.length - short.length;
  let start = 0;
  let end = short.length;
  while (start < end && long.charCodeAt(start) === short.charCodeAt(start)) start++;
  while (end > start && long.charCodeAt(end + shift - 1) === short.charCodeAt(end - 1)) end--;
  const outside = short.length - (end - start);
  if (start === end) return outside;
  const words = (end - start + 31) >>> 5;
  markPositions(short, start, end, words);
  column.fill(-1, 0, words);
  for (let i = start; i < end + shift; i++) {
    const row = rowOf[long.charCodeAt(i)]!;
    if (row !== 0) advance(row * words, words);
  }
  for (let i = start; i < end; i++) rowOf[short.charCodeAt(i)] = 0;
  return outside + stepsOf(end - start, words);
}

/** Row of each unit of the shorter text, from 1; 0 for every other unit, and for all between calls. */
const rowOf = new Uint16Array(0x10000);
/** By row: one bit for each place of the shorter text where the unit stands. */
let positions = new Int32Array(256);
/** A column of the dynamic programme; a zero bit is a step of the subsequence. */
let column = new Int32Array(8);

function markPositions(short: string, start: number, end: number, words: number): void {
  if (words > column.length) column = new Int32Array(words * 2);
  const needed = (end - start + 1) * words;
  if (needed > positions.length) positions = new Int32Array(needed * 2);
  let rows = 0;
  for (let i = start; i < end; i++) {
    const unit = short.charCodeAt(i);
    let row = rowOf[unit]!;
    if (row === 0) {
      row = ++rows;
      rowOf[unit] = row;
      positions.fill(0, row * words, (row + 1) * words);
    }
    const place = i - start;
    positions[row * words + (place >>> 5)]! |= 1 << (place & 31);
  }
}

/** The next column, for a unit whose places begin at `row`; additions carry from word to word. */
function advance(row: number, words: number): void {
  let carry = 0;
  for (let word = 0; word < words; word++) {
    const bits = column[word]!;
    const places = positions[row + word]!;
    const sum = (bits >>> 0) + ((bits & places) >>> 0) + carry;
    carry = sum > 0xffffffff ? 1 : 0;
    column[word] = sum | 0 | (bits & ~places);
  }
}

function stepsOf(length: number, words: number): number {
  let steps = 0;
  for (let word = 0; word < words - 1; word++) steps += bitCount(~column[word]!);
  const rest = length - (words - 1) * 32;
  return steps + bitCount(~column[words - 1]! & (rest === 32 ? -1 : (1 << rest) - 1));
}
