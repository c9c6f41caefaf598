import type { ChartPoint, ThresholdChart } from './chart-points.ts';

/** Points for a smooth curve. */
export const SVG_CHART_STEPS = 181;

const WIDTH = 760;
const HEIGHT = 420;
const LEFT = 56;
const RIGHT = 20;
const TOP = 44;
const BOTTOM = 52;

const curves = [
  { name: 'precision', label: 'Precision', dash: '' },
  { name: 'recall', label: 'Recall', dash: ' stroke-dasharray="7 4"' },
  { name: 'f1', label: 'F1', dash: ' stroke-dasharray="2 3"' },
] as const;

/**
 * Precision, recall and F1 by threshold as an SVG image of its own: colours that hold on light and dark pages, curves that
 * differ in their dashes too, and a title and a description for those who cannot see it.
 */
export function svgChart(chart: ThresholdChart): string {
  const { points, automatic, best } = chart;
  const from = points[0]!.weight;
  const to = points.at(-1)!.weight;
  const bottom = lowestTick(points);
  const x = (weight: number): string => (LEFT + ((weight - from) / (to - from)) * (WIDTH - LEFT - RIGHT)).toFixed(1);
  const y = (value: number): string => (TOP + ((1 - value) / (1 - bottom)) * (HEIGHT - TOP - BOTTOM)).toFixed(1);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title description" direction="ltr">
<title id="title">Precision, recall and F1 by match threshold</title>
<desc id="description">${description(chart)}</desc>
<style>${style}</style>
${ticks(bottom, 1, 5)
  .map((value) => horizontal(y(value), value))
  .join('\n')}
${ticks(from, to, 8)
  .map((weight) => vertical(x(weight), weight))
  .join('\n')}
${best === null ? '' : mark('best', x(best), 'best with hindsight', HEIGHT - BOTTOM - 8)}
${mark('used', x(automatic), 'threshold', TOP + 12)}
${curves.map(({ name, dash }) => `<polyline class="${name}"${dash} points="${points.map((point) => `${x(point.weight)},${y(Math.max(bottom, point[name]))}`).join(' ')}"/>`).join('\n')}
${curves.map(({ name, label, dash }, index) => legend(name, label, dash, LEFT + index * 110)).join('\n')}
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 12}" text-anchor="middle">match weight in bits</text>
</svg>
`;
}

const style =
  'text{font:13px system-ui,sans-serif;fill:#667085}line{stroke:#98a2b3;stroke-opacity:.35}' +
  'polyline,.sample{fill:none;stroke-width:2.2;stroke-opacity:1}.precision{stroke:#2f80c2}.recall{stroke:#c2701f}.f1{stroke:#3a9a5b}' +
  '.used{stroke:#667085;stroke-opacity:1}.best{stroke:#667085;stroke-opacity:1;stroke-dasharray:4 4}' +
  '@media(prefers-color-scheme:dark){text{fill:#a4adba}.precision{stroke:#6cb2eb}.recall{stroke:#f0a35e}.f1{stroke:#6fcf97}}';

function description({ points, automatic, best }: ThresholdChart): string {
  const at = nearest(points, automatic);
  const used = `At the threshold in use, ${automatic.toFixed(1)} bits, precision is ${at.precision.toFixed(3)}, recall ${at.recall.toFixed(3)} and F1 ${at.f1.toFixed(3)}.`;
  if (best === null) return used;
  return `${used} The best F1 with hindsight is ${nearest(points, best).f1.toFixed(3)}, at ${best.toFixed(1)} bits.`;
}

function nearest(points: readonly ChartPoint[], weight: number): ChartPoint {
  return points.reduce((best, point) =>
    Math.abs(point.weight - weight) < Math.abs(best.weight - weight) ? point : best,
  );
}

function lowestTick(points: readonly ChartPoint[]): number {
  const lowest = Math.min(...points.flatMap(({ precision, recall, f1 }) => [precision, recall, f1]));
  return Math.min(0.9, Math.floor(lowest * 10) / 10);
}

/** Round numbers between two others. */
function ticks(from: number, to: number, about: number): readonly number[] {
  const rough = (to - from) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(to / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, index) => (first + index) * step);
}

function horizontal(y: string, value: number): string {
  return `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y}" y2="${y}"/><text x="${LEFT - 8}" y="${y}" dy="4" text-anchor="end">${value.toFixed(2)}</text>`;
}

function vertical(x: string, weight: number): string {
  return `<line x1="${x}" x2="${x}" y1="${TOP}" y2="${HEIGHT - BOTTOM}"/><text x="${x}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${+weight.toFixed(2)}</text>`;
}

function mark(name: string, x: string, label: string, y: number): string {
  return `<line class="${name}" x1="${x}" x2="${x}" y1="${TOP}" y2="${HEIGHT - BOTTOM}"/><text x="${x}" y="${y}" dx="5">${label}</text>`;
}

function legend(name: string, label: string, dash: string, x: number): string {
  return `<line class="sample ${name}"${dash} x1="${x}" x2="${x + 28}" y1="22" y2="22"/><text x="${x + 34}" y="26">${label}</text>`;
}
