import type { ComparisonModel } from '../model.ts';
import type { Column } from '../table/record-table.ts';
import { withoutValues } from '../table/without-values.ts';
import { quantize } from './bits.ts';
import { type EvidenceRole, evidenceRole } from './evidence-role.ts';
import { chanceOfKey } from './frequency.ts';
import { type LevelOf, memoizeLevels } from './level-memo.ts';

/** One field made ready for scoring: its column without generic values, and the bits of every outcome. */
export interface Comparison {
  readonly column: Column;
  readonly role: EvidenceRole;
  /** Bits of two records that agree exactly on a value, by code. */
  readonly exactBits: Float64Array;
  /** Level of two different codes. */
  readonly levelOf: LevelOf;
  /** Bits of a level other than exact, for two codes. */
  readonly bitsOf: (level: number, codeA: number, codeB: number) => number;
  /** Most bits that values can bring which do not agree exactly. */
  readonly mostInexact: number;
  /** By code: 1 for values that differently named records share. */
  readonly shared: Uint8Array;
}

export function prepareComparison(full: Column, model: ComparisonModel): Comparison {
  const column = withoutValues(full, markKeys(full.keys, model.generic));
  const { levels } = column.type;
  const fixedBits = Float64Array.from(levels, (_, level) => quantize(Math.log2(model.m[level]! / model.u[level]!)));
  const byFrequency = levels.map((level) => level.termFrequency === true);
  const surprise = byFrequency.includes(true)
    ? Float64Array.from(column.keys, (key) => -Math.log2(chanceOfKey(model, key)))
    : new Float64Array(0);
  const bitsOf = (level: number, codeA: number, codeB: number): number =>
    byFrequency[level]
      ? agreementBits(model.m[level]!, Math.min(surprise[codeA]!, surprise[codeB]!))
      : fixedBits[level]!;
  const mostSurprise = surprise.reduce((most, bits) => Math.max(most, bits), 0);
  const inexact = levels
    .map((_, level) => (byFrequency[level] ? agreementBits(model.m[level]!, mostSurprise) : fixedBits[level]!))
    .slice(1);
  return {
    column,
    role: evidenceRole(column),
    exactBits: Float64Array.from(column.keys, (_, code) => bitsOf(0, code, code)),
    levelOf: memoizeLevels(column.keys, column.type.compare),
    bitsOf,
    mostInexact: Math.max(...inexact),
    shared: markKeys(column.keys, model.shared),
  };
}

/** Agreement on a value, however common, never speaks against. */
function agreementBits(m: number, surprise: number): number {
  return Math.max(0, quantize(Math.log2(m) + surprise));
}

const setOf = new WeakMap<readonly string[], ReadonlySet<string>>();

/** By code: 1 where the key is listed. The set of a list is made once, for callers that prepare many small tables. */
function markKeys(keys: readonly string[], listed: readonly string[]): Uint8Array {
  const marks = new Uint8Array(keys.length);
  if (listed.length === 0) return marks;
  const set = setOf.get(listed) ?? new Set(listed);
  setOf.set(listed, set);
  for (const [code, key] of keys.entries()) if (set.has(key)) marks[code] = 1;
  return marks;
}
