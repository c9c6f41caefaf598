import { canonicalText } from '../../matching/text/canonical-text.ts';
import { listed } from './listed.ts';

/** Columns of a table by position. */
export interface ColumnNames {
  /** Unique names; null where the header is empty. */
  readonly names: readonly (string | null)[];
  /** What a person should know: which duplicates were renamed. */
  readonly notes: readonly string[];
}

/** Assigning to this key of an object would change the object instead of adding a column. */
const forbidden = '__proto__';

/**
 * Unique column names from the cells of a header, as canonical text: letter variants (ي and ی, ك and ک), digits and white space are
 * made one, so that a name in yekta.yaml finds its column however the file spells it. Columns of one name
 * are told apart by the group titles above them when these all differ (`home / phone`), else by a number (`phone`, `phone (2)`).
 *
 * `groups` holds by column the title that spans it in the row above, if any.
 */
export function nameColumns(header: readonly string[], groups: readonly string[] = []): ColumnNames {
  const plain = header.map(canonicalText);
  const byName = new Map<string, number[]>();
  for (const [column, name] of plain.entries()) {
    const columns = byName.get(name);
    if (columns === undefined) byName.set(name, [column]);
    else columns.push(column);
  }
  const names: (string | null)[] = plain.map((name) => (name === '' ? null : name));
  const taken = new Set([forbidden, ...byName.keys()]);
  const renamed: string[] = [];
  for (const [name, columns] of byName) {
    if (name === '' || (columns.length === 1 && name !== forbidden)) continue;
    const unique = byGroup(name, columns, groups, taken) ?? byNumber(name, columns.length, taken);
    for (const [index, column] of columns.entries()) {
      taken.add(unique[index]!);
      names[column] = unique[index]!;
      if (unique[index] !== name) renamed.push(`${columnLetter(column)} as "${unique[index]}"`);
    }
  }
  return {
    names,
    notes: renamed.length === 0 ? [] : [`Columns with the same name are read under new names: ${listed(renamed)}.`],
  };
}

/** Name of a column without header: `column C`. */
export const unnamedColumn = (column: number): string => `column ${columnLetter(column)}`;

/** Letters of a 0-based column as spreadsheets show them: A, B, ... Z, AA. */
export function columnLetter(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetter(Math.floor(column / 26) - 1) + last;
}

/** `group / name` for each column; null when that does not tell them apart. */
function byGroup(
  name: string,
  columns: readonly number[],
  groups: readonly string[],
  taken: ReadonlySet<string>,
): readonly string[] | null {
  const titles = columns.map((column) => canonicalText(groups[column] ?? ''));
  const names = titles.map((title) => (title === '' || title === name ? name : `${title} / ${name}`));
  const isFree = (one: string): boolean => (one === name && one !== forbidden) || !taken.has(one);
  return new Set(names).size === names.length && names.every(isFree) ? names : null;
}

function byNumber(name: string, count: number, taken: ReadonlySet<string>): readonly string[] {
  const names = name === forbidden ? [] : [name];
  for (let number = 2; names.length < count; number += 1) {
    const candidate = `${name} (${number})`;
    if (!taken.has(candidate)) names.push(candidate);
  }
  return names;
}
