import { describe, expect, test } from '@jest/globals';
import { SaxesParser } from 'saxes';
import { thresholdChart } from '../../../matching/evaluate/chart-points.ts';
import { SVG_CHART_STEPS, svgChart } from '../../../matching/evaluate/svg-chart.ts';
import { TEXT_CHART_WIDTH, textChart } from '../../../matching/evaluate/text-chart.ts';
import { thresholdCurve } from '../../../matching/evaluate/threshold-curve.ts';

const weights = [-4, -1, 2, 3, 6, 9, 12, 12.5];
const curve = thresholdCurve(
  {
    length: weights.length,
    a: Int32Array.from(weights, (_, i) => 2 * i),
    b: Int32Array.from(weights, (_, i) => 2 * i + 1),
    weight: Float64Array.from(weights),
  },
  Int32Array.from({ length: 16 }, (_, row) => (row < 4 ? row : row >> 1)),
  7,
);
const chart = (steps: number) => thresholdChart(curve, 4.2, 2, steps);

test('a chart spans the weights and the thresholds', () => {
  const { points } = chart(5);
  expect(points.map(({ weight }) => weight)).toEqual([-4, 0.5, 5, 9.5, 14]);
  expect(points[0]).toMatchObject({ precision: 6 / 8, recall: 6 / 7 });
  expect(points.at(-1)).toMatchObject({ precision: 1, recall: 0 });
});

test('a chart without pairs still has an axis', () => {
  const none = { length: 0, a: new Int32Array(0), b: new Int32Array(0), weight: new Float64Array(0) };
  const empty = thresholdChart(thresholdCurve(none, new Int32Array(0), 0), 4.2, null, SVG_CHART_STEPS);
  expect(empty.points).toHaveLength(SVG_CHART_STEPS);
  expect(svgChart(empty)).not.toContain('NaN');
  expect(textChart(empty).join('')).not.toContain('NaN');
});

describe('the text chart', () => {
  const lines = textChart(chart(TEXT_CHART_WIDTH));

  test('is plain ASCII of one width', () => {
    for (const line of lines) {
      expect(line).toMatch(/^[\x20-\x7e]*$/);
      expect(line.length).toBeLessThanOrEqual(TEXT_CHART_WIDTH + 5);
    }
  });

  test('marks both thresholds and ends where recall does', () => {
    expect(lines.some((line) => line.includes('|'))).toBe(true);
    expect(lines.some((line) => line.includes(':'))).toBe(true);
    expect(lines[0]).toMatch(/^1\.00 .*P$/);
    expect(lines[11]).toMatch(/^0\.00 .*\*$/);
    expect(lines[12]).toMatch(/^ {5}-4 +5 +14$/);
  });
});

test('the SVG is well-formed, speaks to screen readers, and has three curves', () => {
  const svg = svgChart(chart(SVG_CHART_STEPS));
  const elements: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => elements.push(name));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(svg).close();
  expect(elements.slice(0, 3)).toEqual(['svg', 'title', 'desc']);
  expect(elements.filter((name) => name === 'polyline')).toHaveLength(3);
  expect(svg).toContain('role="img" aria-labelledby="title description"');
  expect(svg).toContain('At the threshold in use, 4.2 bits');
  expect(svg).toContain('prefers-color-scheme:dark');
  expect(svg).not.toContain('NaN');
});
