import { textTable } from '../../cli/output/text-table.ts';
import { syncRows } from '../sync/sync-rows.ts';
import { type Figure, figuresOf, type MeasuredIncremental } from './goals.ts';

/** Tables of what was measured: seconds by step, then every goal with what came of it. */
export function reportLines(measured: MeasuredIncremental): readonly string[] {
  const { first, unchanged, changed, equalsLoadAtOnce } = measured;
  const right = (title: string) => ({ title, align: 'right' as const });
  const check = equalsLoadAtOnce === null ? [] : ['', `After the changes: ${checkWords(equalsLoadAtOnce)}.`];
  return [
    '',
    ...textTable(
      [{ title: 'seconds' }, right('first load'), right('unchanged'), right('changed')],
      syncRows([first, unchanged, changed]),
    ),
    '',
    ...textTable(
      [{ title: 'for a million records' }, right('at most'), right('measured'), { title: '' }],
      figuresOf(measured).map(figureRow),
    ),
    ...check,
  ];
}

/** Whether a goal was reached; null where there is none, or nothing was measured. */
export function isReached({ value, goal }: Figure): boolean | null {
  return goal === null || Number.isNaN(value) ? null : value <= goal;
}

function figureRow(figure: Figure): readonly string[] {
  const { name, value, goal } = figure;
  return [name, goal === null ? '' : decimal(goal), decimal(value), isReached(figure) === false ? 'MISSED' : ''];
}

function decimal(value: number): string {
  return Number.isNaN(value) ? 'n/a' : value.toFixed(value < 100 ? 1 : 0);
}

function checkWords(equal: boolean): string {
  return equal ? 'the same digest as a load at once' : 'ANOTHER DIGEST than a load at once';
}
