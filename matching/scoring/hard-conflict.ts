import type { HardConflict } from '../evidence.ts';
import type { SourceName } from '../ids.ts';
import type { Column, RecordTable } from '../table/record-table.ts';
import type { PairScorer } from './pair-scorer.ts';

/** Says why two rows never join automatically (law 8), if so; symmetric. Decisions of people are not looked at here. */
export type FindHardConflict = (a: number, b: number) => HardConflict | null;

export function hardConflictFinder(
  table: RecordTable,
  scorer: PairScorer,
  duplicateFree: ReadonlySet<SourceName>,
): FindHardConflict {
  const isDuplicateFree = table.sourceNames.map((name) => duplicateFree.has(name));
  const identifiers = scorer.table.columns.filter(({ type }) => type.unique);
  return (a, b) => {
    if (kindsContradict(table, a, b)) return { reason: 'party_kind' };
    if (table.sources[a] === table.sources[b] && isDuplicateFree[table.sources[a]!]) {
      return { reason: 'duplicate_free_source' };
    }
    for (const column of identifiers) {
      if (identifiersContradict(column, a, b)) return { reason: 'unique_identifier', field: column.field.name };
    }
    return null;
  };
}

export function kindsContradict({ kinds }: RecordTable, a: number, b: number): boolean {
  return kinds[a] !== 0 && kinds[b] !== 0 && kinds[a] !== kinds[b];
}

/** Both have valid values, and none in common. */
function identifiersContradict({ offsets, codes, valid }: Column, a: number, b: number): boolean {
  let compared = false;
  for (let x = offsets[a]!; x < offsets[a + 1]!; x++) {
    if (valid[x] === 0) continue;
    for (let y = offsets[b]!; y < offsets[b + 1]!; y++) {
      if (valid[y] === 0) continue;
      if (codes[x] === codes[y]) return false;
      compared = true;
    }
  }
  return compared;
}
