import { NO_VALUE, SEVERAL_VALUES } from '../table/record-table.ts';
import type { PairFindings } from './combine.ts';
import type { Comparison } from './comparison.ts';

/** Level of a comparison that is open: values on both sides, none in common. */
export const OPEN = -2;
/** Level of a comparison in which one side has no value. */
export const ABSENT = -1;

/** Looks for exact agreement only; fills entry `i` of the findings and returns its level: 0, `OPEN` or `ABSENT`. */
export function compareExactly(
  comparison: Comparison,
  a: number,
  b: number,
  findings: PairFindings,
  i: number,
): number {
  const { single } = comparison.column;
  const codeA = single[a]!;
  const codeB = single[b]!;
  let code = -1;
  if (codeA === NO_VALUE || codeB === NO_VALUE) {
    findings.levels[i] = ABSENT;
    return ABSENT;
  }
  if (codeA === SEVERAL_VALUES || codeB === SEVERAL_VALUES) code = bestCommon(comparison, a, b);
  else if (codeA === codeB) code = codeA;
  if (code < 0) {
    findings.levels[i] = OPEN;
    return OPEN;
  }
  findings.levels[i] = 0;
  findings.bits[i] = comparison.exactBits[code]!;
  findings.viaShared[i] = comparison.shared[code]!;
  return 0;
}

/** Finds the best level of an open comparison and returns its bits; several values: of all pairs of values. */
export function compareClosely(
  comparison: Comparison,
  a: number,
  b: number,
  findings: PairFindings,
  i: number,
): number {
  const { offsets, codes } = comparison.column;
  let bestLevel = Number.POSITIVE_INFINITY;
  let bestBits = Number.NEGATIVE_INFINITY;
  for (let x = offsets[a]!; x < offsets[a + 1]!; x++) {
    for (let y = offsets[b]!; y < offsets[b + 1]!; y++) {
      const level = comparison.levelOf(codes[x]!, codes[y]!);
      if (level > bestLevel) continue;
      const bits = comparison.bitsOf(level, codes[x]!, codes[y]!);
      if (level < bestLevel || bits > bestBits) bestBits = bits;
      bestLevel = level;
    }
  }
  findings.levels[i] = bestLevel;
  findings.bits[i] = bestBits;
  findings.viaShared[i] = 0;
  return bestBits;
}

/** The common value that says most: one customer's own before one that several share, then the rarest. */
function bestCommon({ column, exactBits, shared }: Comparison, a: number, b: number): number {
  const { offsets, codes } = column;
  let best = -1;
  for (let x = offsets[a]!; x < offsets[a + 1]!; x++) {
    const code = codes[x]!;
    for (let y = offsets[b]!; y < offsets[b + 1]!; y++) {
      if (codes[y] !== code) continue;
      if (
        best < 0 ||
        shared[code]! < shared[best]! ||
        (shared[code] === shared[best] && saysMore(exactBits, code, best))
      )
        best = code;
    }
  }
  return best;
}

function saysMore(exactBits: Float64Array, code: number, best: number): boolean {
  return exactBits[code]! > exactBits[best]! || (exactBits[code] === exactBits[best] && code < best);
}
