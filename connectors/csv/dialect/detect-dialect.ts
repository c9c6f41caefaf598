import type { Dialect } from './dialect.ts';
import { type DialectFit, measureDialect } from './measure-dialect.ts';
import { separatorLine } from './separator-line.ts';

/** In the order of preference when two fit alike. `, ` is the comma of writers that put a space before every quoted cell. */
const delimiters = [',', ';', '\t', '|', '،', ', ', '; '] as const;
const usualQuote = '"';
const quotes = [usualQuote, "'"] as const;

export interface DetectedDialect extends Dialect {
  /** Cells that most rows of the sample have. */
  readonly width: number;
}

/**
 * Delimiter and quote of a text file, told from its first rows: the delimiter that splits most rows into the same number of cells,
 * the most cells when several do; the quote that stands around whole cells. Excel's `sep=;` line settles the delimiter.
 *
 * @param sample UTF-8 text from the start of the file.
 * @param complete The sample is the whole file; otherwise its last row may be cut and is not judged.
 * @param declared What needs no detection.
 */
export function detectDialect(
  sample: Buffer,
  complete: boolean,
  declared: { readonly delimiter?: string | undefined; readonly quote?: string | null | undefined } = {},
): DetectedDialect {
  const separator = separatorLine(sample);
  const text = sample.subarray(separator?.length ?? 0);
  const delimiter = declared.delimiter ?? separator?.delimiter;
  const candidates = (delimiter === undefined ? delimiters : [delimiter]).flatMap((delimiter) =>
    (declared.quote === undefined ? quotes : [declared.quote]).map((quote) =>
      measureDialect(text, complete, { delimiter, quote }),
    ),
  );
  const plausible = delimiter === undefined ? candidates.filter(isPlausible) : candidates;
  const fits = plausible.length > 0 ? plausible : candidates.slice(0, 1);
  const best = fits.reduce((best, fit) => (isBetter(fit, best) ? fit : best));
  const quote = declared.quote === undefined ? settleQuote(best) : best.dialect.quote;
  return { delimiter: best.dialect.delimiter, quote, width: plausible.length > 0 ? best.width : 1 };
}

/**
 * A list of one column holds commas too. A delimiter must split the first row, or most rows (titles may stand above the header);
 * what is common between words, the Persian comma, must split the first row, and a delimiter with a space must stand between quotes.
 */
function isPlausible(fit: DialectFit): boolean {
  const { delimiter } = fit.dialect;
  if (fit.width === 1 || (delimiter.endsWith(' ') && fit.quoted === 0)) return false;
  return fit.splitsFirstRow || (delimiter !== '،' && fit.consistency >= 0.5);
}

/** Between equal fits the earlier candidate stays. */
function isBetter(fit: DialectFit, best: DialectFit): boolean {
  if (Math.abs(fit.consistency - best.consistency) > 0.02) return fit.consistency > best.consistency;
  if (fit.quoted !== best.quoted) return fit.quoted > best.quoted;
  return fit.width > best.width;
}

/** Without any quoted cell the usual quote holds: some may come later. `none` is never concluded: a broken quote has to be rejected. */
const settleQuote = ({ dialect, quoted }: DialectFit): string | null => (quoted === 0 ? usualQuote : dialect.quote);
