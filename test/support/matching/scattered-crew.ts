import type { ComparedField } from '../../../matching/compared-fields.ts';
import { type Crew, startTask } from '../../../matching/parallel/crew.ts';
import { packTable, unpackTable } from '../../../matching/parallel/packed-table.ts';
import type { RecordTable } from '../../../matching/table/record-table.ts';

/**
 * A crew of helpers in one thread that works as threads would: each helper has its own copy of the table and starts each task
 * by itself on a copy of what is shared; parts are done in another order, by turns.
 */
export function scatteredCrew(
  helpers: number,
  compared: readonly ComparedField[],
): Crew & { readonly parts: () => number } {
  let tables: readonly RecordTable[] = [];
  let done = 0;
  return {
    parts: () => done,
    load: (table) => {
      const packed = packTable(table);
      tables = Array.from({ length: helpers }, () => unpackTable(structuredClone(packed), compared));
    },
    run: (name, shared, count, onPart) => {
      const members = tables.map((table) => startTask(name, table, structuredClone(shared)));
      const results = new Map<number, ReturnType<(typeof members)[number]>>();
      for (let turn = 0; turn < count; turn++) {
        const index = count - 1 - turn;
        results.set(index, members[(turn * 7) % helpers]!(index));
        done++;
        onPart?.(turn + 1, count);
      }
      return Array.from({ length: count }, (_, index) => results.get(index)!);
    },
  };
}
