import { isolated, type Language, signed } from '../../matching/explain/language.ts';
import type { WaterfallStep } from '../../matching/explain/waterfall.ts';
import { displayWidth, textTable } from '../output/text-table.ts';

export interface WaterfallStyle {
  readonly language: Language;
  /** Columns of the terminal; null: plain text of any width. */
  readonly width: number | null;
}

/**
 * The evidence of a pair as a table with a bar per step: to the right of the axis what speaks for one customer, to the left
 * what speaks against; with the bits, the running total and what the records show. On a terminal the words wrap inside
 * their column; in plain text, where a font may lack blocks, bars are of `+` and `-`.
 *
 * Every text stands in an isolate, so that a line of Persian words keeps its columns.
 */
export function waterfallLines(
  steps: readonly WaterfallStep[],
  { language, width }: WaterfallStyle,
): readonly string[] {
  const bar = barsOf(steps, width);
  const rows = steps.map((step) => [
    isolated(step.label[language], language),
    bar(step.bits),
    signed(step.bits, language),
    signed(step.total, language),
  ]);
  const titles = titleWords[language];
  const table = textTable(
    [
      { title: '' },
      { title: '' },
      { title: isolated(titles.bits, language), align: 'right' },
      { title: isolated(titles.total, language), align: 'right' },
    ],
    rows,
  );
  const wide = Math.max(...table.map(displayWidth));
  const room = width === null ? Number.POSITIVE_INFINITY : Math.max(LEAST_WORDS, width - wide - 4);
  return table.flatMap((line, index) => {
    const words = index === 0 ? null : (steps[index - 1]!.words?.[language] ?? null);
    if (words === null) return [`  ${line}`];
    const [first, ...more] = wrapped(words, room).map((part) => isolated(part, language));
    const padded = line + ' '.repeat(wide - displayWidth(line));
    return [`  ${padded}  ${first}`, ...more.map((part) => `${' '.repeat(wide + 4)}${part}`)];
  });
}

const titleWords = { en: { bits: 'bits', total: 'total' }, fa: { bits: 'بیت', total: 'جمع' } };

const LEAST_WORDS = 16;
/** Cells of both sides of the axis together, on narrow terminals and elsewhere. */
const NARROW_BARS = 12;
const WIDE_BARS = 30;
const NARROW = 90;

function barsOf(steps: readonly WaterfallStep[], width: number | null): (bits: number) => string {
  const [less, more, axis] = width === null ? (['-', '+', '|'] as const) : (['█', '█', '│'] as const);
  const against = Math.max(0, ...steps.map(({ bits }) => -bits));
  const inFavour = Math.max(0, ...steps.map(({ bits }) => bits));
  const cells = width !== null && width < NARROW ? NARROW_BARS : WIDE_BARS;
  const scale = cells / Math.max(against + inFavour, Number.MIN_VALUE);
  const length = (bits: number): number => (bits <= 0 ? 0 : Math.max(1, Math.round(bits * scale)));
  return (bits) =>
    less.repeat(length(-bits)).padStart(length(against)) + axis + more.repeat(length(bits)).padEnd(length(inFavour));
}

/** A text in lines of at most so many cells, broken between words. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && displayWidth(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
