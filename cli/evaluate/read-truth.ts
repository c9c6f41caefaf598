import { relative } from 'node:path';
import { rowFinder } from '../../matching/evaluate/row-result.ts';
import type { LoadedFiles } from '../../pipeline/files/load-files.ts';
import { invalid, readTable } from './read-table.ts';

/** Which records are one customer in truth, by row of the matching table. */
export interface Truth {
  /** Entity number by row, from 0; -1: the truth does not say. */
  readonly entities: Int32Array;
  /** Records whose entity is known. */
  readonly known: number;
  readonly distinct: number;
  /** Rows of the truth that name no record of the sources. */
  readonly notInSources: number;
}

/**
 * Reads a truth file: `source,key,entity`, a row per record. Records that the truth leaves out take no part in the metrics.
 *
 * @throws YektaError `truth.invalid`
 */
export async function readTruth(file: string, { table, refs }: LoadedFiles): Promise<Truth> {
  const find = refs.finder();
  const rowOf = rowFinder(table);
  const entities = new Int32Array(table.size).fill(-1);
  const lines = new Int32Array(table.size);
  const numbers = new Map<string, number>();
  let [known, notInSources] = [0, 0];
  for await (const { line, cells } of readTable(file, ['source', 'key', 'entity'])) {
    const id = find(cells.source, cells.key);
    if (id === undefined) {
      notInSources++;
      continue;
    }
    const row = rowOf(id);
    if (lines[row] !== 0) {
      throw invalid(`The record is on line ${lines[row]} already.`, { file: relative('', file), line });
    }
    lines[row] = line;
    const number = numbers.get(cells.entity) ?? numbers.size;
    if (number === numbers.size) numbers.set(cells.entity, number);
    entities[row] = number;
    known++;
  }
  return { entities, known, distinct: numbers.size, notInSources };
}
