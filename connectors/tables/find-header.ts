import { canonicalText } from '../../matching/text/canonical-text.ts';
import { comparableText } from '../../matching/text/comparable-text.ts';
import type { RawValue } from '../../pipeline/ports/source-reader.ts';

type Row = readonly (RawValue | undefined)[];

/** Rows below a candidate that tell how wide the table is and what its columns hold. */
const rowsBelow = 20;
/** Least share of the table's columns that a header names. */
const leastCoverage = 0.5;
/** Least share of texts (rather than numbers, dates, addresses) and of distinct texts among the cells of a header. */
const leastTexts = 0.6;
const leastDistinct = 0.5;

/**
 * Index of the header among the first rows of a table, or null when none looks like one. Blank rows stand in the list as
 * rows without cells.
 *
 * A header is the first row that
 * - names at least half of the columns filled in the rows below it (a title or "report date" line does not),
 * - consists of texts: at least 60 % of its cells are not numbers, dates or e-mail addresses, and
 * - is mostly distinct: at least two texts, unless the table has one column, and half of them different.
 *
 * From there it moves down while the next row is a better one: a row of texts alone that is no data itself, since in some
 * column the rows below hold numbers where it has a text, and that names columns which the row above leaves open (below group
 * titles, or a title of several cells) or is parted from it by a blank row.
 */
export function findHeader(rows: readonly Row[]): number | null {
  const facts = rows.map(toFacts);
  const filled = [...facts.keys()].filter((index) => facts[index]!.filled.length > 0);
  const first = filled.findIndex((index) => isCandidate(facts, index));
  if (first === -1) return null;
  let at = first;
  while (at + 1 < filled.length && isBetterHeader(facts, filled[at]!, filled[at + 1]!)) at += 1;
  return filled[at]!;
}

interface RowFacts {
  /** Folded text by column; empty for empty cells. */
  readonly texts: readonly string[];
  /** Columns with a value. */
  readonly filled: readonly number[];
  /** Columns whose value looks like data: a number, date, truth value, or e-mail address. */
  readonly data: ReadonlySet<number>;
}

function toFacts(row: Row): RowFacts {
  const texts = Array.from(row, (value) => (typeof value === 'string' ? comparableText(canonicalText(value)) : ''));
  const isFilled = (column: number): boolean => texts[column] !== '' || isDataLike(row[column]);
  const filled = [...texts.keys()].filter(isFilled);
  return { texts, filled, data: new Set(filled.filter((column) => isDataLike(row[column]))) };
}

/** A number, date, truth value, or e-mail address. */
export function isDataLike(value: RawValue | undefined): boolean {
  if (typeof value !== 'string') return value !== null && value !== undefined;
  return (/\p{Nd}/u.test(value) && /^[\p{Nd}\p{P}\p{S}\s]+$/u.test(value)) || /^\S+@\S+\.\S+$/.test(value.trim());
}

function isCandidate(facts: readonly RowFacts[], index: number): boolean {
  const row = facts[index]!;
  const below = columnsBelow(facts, index);
  const width = below.size === 0 ? row.filled.length : below.size;
  const texts = row.filled.filter((column) => !row.data.has(column)).map((column) => row.texts[column]!);
  const distinct = new Set(texts).size;
  return (
    row.filled.length >= leastCoverage * width &&
    texts.length >= leastTexts * row.filled.length &&
    distinct >= Math.min(2, width) &&
    distinct >= leastDistinct * texts.length
  );
}

/**
 * Columns filled in the rows below, but for stray cells: in a tenth of the rows at least, and in two of three or more
 * rows.
 */
function columnsBelow(facts: readonly RowFacts[], index: number): ReadonlySet<number> {
  const below = nextRows(facts, index);
  const least = below.length < 3 ? 1 : Math.max(2, below.length / 10);
  const counts = new Map<number, number>();
  for (const { filled } of below) for (const column of filled) counts.set(column, (counts.get(column) ?? 0) + 1);
  return new Set([...counts.keys()].filter((column) => counts.get(column)! >= least));
}

const nextRows = (facts: readonly RowFacts[], index: number): readonly RowFacts[] =>
  facts.slice(index + 1, index + 1 + rowsBelow).filter((row) => row.filled.length > 0);

function isBetterHeader(facts: readonly RowFacts[], above: number, index: number): boolean {
  const row = facts[index]!;
  const taken = new Set(facts[above]!.filled);
  const namesMore = row.filled.some((column) => !taken.has(column));
  return (
    (namesMore || index > above + 1) &&
    row.data.size === 0 &&
    isCandidate(facts, index) &&
    standsOutFrom(row, nextRows(facts, index))
  );
}

/**
 * Some column holds data in most of the rows below, and in more than one of them if there are more, where this row has
 * a text.
 */
function standsOutFrom(row: RowFacts, below: readonly RowFacts[]): boolean {
  return row.filled.some((column) => {
    const filled = below.filter((one) => one.filled.includes(column)).length;
    const data = below.filter((one) => one.data.has(column)).length;
    return data * 2 > filled && data >= Math.min(2, below.length);
  });
}
