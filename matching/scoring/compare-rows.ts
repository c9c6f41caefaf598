import type { PairFindings } from './combine.ts';
import type { Comparison } from './comparison.ts';

/** Records exact agreement on a code as entry `i` of the findings and returns its bits. */
export function agreeOn(code: number, comparison: Comparison, findings: PairFindings, i: number): number {
  const bits = comparison.exactBits[code]!;
  findings.levels[i] = 0;
  findings.bits[i] = bits;
  findings.viaShared[i] = comparison.shared[code]!;
  return bits;
}

/** Finds the level of two different values; records it as entry `i` of the findings and returns its bits. */
export function compareValues(
  codeA: number,
  codeB: number,
  comparison: Comparison,
  findings: PairFindings,
  i: number,
): number {
  const level = comparison.levelOf(codeA, codeB);
  const bits = comparison.bitsOf(level, codeA, codeB);
  findings.levels[i] = level;
  findings.bits[i] = bits;
  findings.viaShared[i] = 0;
  return bits;
}

/** As `compareValues`, for rows of which one at least has several values, none in common: the best of all pairs of values. */
export function compareLists(a: number, b: number, comparison: Comparison, findings: PairFindings, i: number): number {
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

/** The common value that says most: one customer's own before one that several share, then the rarest; -1 for none. */
export function bestCommon({ column, exactBits, shared }: Comparison, a: number, b: number): number {
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
