import { textTable } from '../../cli/output/text-table.ts';
import { syncRows } from '../sync/sync-rows.ts';
import { type Figure, figuresOf, GOAL_RECORDS, type MeasuredIncremental } from './goals.ts';

/** Tables of what was measured: seconds by step, then every goal with what came of it. */
export function reportLines(measured: MeasuredIncremental): readonly string[] {
  const { records, first, unchanged, changed, equalsLoadAtOnce } = measured;
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
      [{ title: '' }, right('goal for a million, at most'), right('measured'), { title: '' }],
      figuresOf(measured).map((figure) => figureRow(figure, records)),
    ),
    ...(records === GOAL_RECORDS ? [] : ['', `Nothing is judged: these are ${records} records.`]),
    ...check,
  ];
}

/** Whether a goal was reached; null where there is none for so many records, or nothing was measured. */
export function isReached({ value, goal }: Figure, records: number): boolean | null {
  return goal === null || records !== GOAL_RECORDS || Number.isNaN(value) ? null : value <= goal;
}

function figureRow(figure: Figure, records: number): readonly string[] {
  const { name, value, goal } = figure;
  return [
    name,
    goal === null ? '' : decimal(goal),
    decimal(value),
    isReached(figure, records) === false ? 'MISSED' : '',
  ];
}

function decimal(value: number): string {
  return Number.isNaN(value) ? 'n/a' : value.toFixed(value < 100 ? 1 : 0);
}

function checkWords(equal: boolean): string {
  return equal ? 'the same digest as a load at once' : 'ANOTHER DIGEST than a load at once';
}
