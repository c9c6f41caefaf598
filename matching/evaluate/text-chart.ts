import type { ThresholdChart } from './chart-points.ts';

/** A chart wants at least so many points; one per character. */
export const TEXT_CHART_WIDTH = 61;
const HEIGHT = 12;

/**
 * Precision (P), recall (R) and F1 (F) by threshold as lines of plain ASCII, which reads the same on terminals of either
 * direction. `*`: several curves meet; `|`: the threshold that is used; `:`: the best one with hindsight.
 */
export function textChart({ points, automatic, best }: ThresholdChart): readonly string[] {
  const lowest = Math.min(...points.flatMap(({ precision, recall, f1 }) => [precision, recall, f1]));
  const bottom = Math.min(0.95, Math.floor(lowest * 20) / 20);
  const [from, to] = [points[0]!.weight, points.at(-1)!.weight];
  const columnOf = (weight: number): number => Math.round(((weight - from) / (to - from)) * (points.length - 1));
  const cells = Array.from({ length: HEIGHT }, () => points.map(() => ' '));
  for (const line of cells) {
    if (best !== null) line[columnOf(best)] = ':';
    line[columnOf(automatic)] = '|';
  }
  for (const [column, point] of points.entries()) {
    const drawn = new Set<number>();
    for (const [letter, value] of [
      ['P', point.precision],
      ['R', point.recall],
      ['F', point.f1],
    ] as const) {
      const line = Math.round(((1 - value) / (1 - bottom)) * (HEIGHT - 1));
      cells[line]![column] = drawn.has(line) ? '*' : letter;
      drawn.add(line);
    }
  }
  const lines = cells.map((line, index) => {
    const value = 1 - (index * (1 - bottom)) / (HEIGHT - 1);
    return `${value.toFixed(2)} ${line.join('')}`.trimEnd();
  });
  return [...lines, `     ${axis(from, to, points.length)}`, '     threshold in bits'];
}

/** The ends and the middle of the axis, under their columns. */
function axis(from: number, to: number, width: number): string {
  const [left, middle, right] = [from, (from + to) / 2, to].map((weight) => weight.toFixed(0)) as [
    string,
    string,
    string,
  ];
  const start = Math.round((width - middle.length) / 2);
  return left.padEnd(start) + middle + right.padStart(width - start - middle.length);
}
