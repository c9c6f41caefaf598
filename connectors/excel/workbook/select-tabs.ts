import { YektaError } from '../../../config/errors/yekta-error.ts';
import { nearestName } from '../../../config/nearest-name.ts';
import { canonicalText } from '../../../matching/text/canonical-text.ts';
import { comparableText } from '../../../matching/text/comparable-text.ts';
import type { Tab } from './workbook.ts';

/** A tab that holds rows. */
export type SheetTab = Tab & { readonly part: string };

/**
 * The sheets that the configuration asks for: by name (exactly, else apart from case, spaces, half-spaces and
 * Arabic or Persian variants of letters and digits), by 1-based index among all tabs, or all that hold rows.
 *
 * @throws YektaError `file.sheet_missing`.
 */
export function selectTabs(tabs: readonly Tab[], sheet: string | number | 'all'): readonly SheetTab[] {
  if (sheet === 'all') {
    const sheets = tabs.filter(isSheet);
    if (sheets.length === 0) throw sheetMissing('The workbook has charts only and no sheet with cells.', tabs, null);
    return sheets;
  }
  const tab = typeof sheet === 'number' ? tabs[sheet - 1] : findByName(tabs, sheet);
  if (tab === undefined) {
    if (typeof sheet === 'number') throw sheetMissing(`The workbook has no sheet number ${sheet}.`, tabs, null);
    throw sheetMissing(
      `The workbook has no sheet "${sheet}".`,
      tabs,
      nearestName(
        sheet,
        tabs.map((one) => one.name),
      ),
    );
  }
  if (!isSheet(tab)) throw sheetMissing(`"${tab.name}" is a chart or macro sheet without cells.`, tabs, null);
  return [tab];
}

const isSheet = (tab: Tab): tab is SheetTab => tab.part !== null;

/** Undefined also when the folded name fits several sheets and none exactly. */
function findByName(tabs: readonly Tab[], name: string): Tab | undefined {
  const exact = tabs.find((tab) => tab.name === name);
  if (exact !== undefined) return exact;
  const alike = tabs.filter((tab) => folded(tab.name) === folded(name));
  return alike.length === 1 ? alike[0] : undefined;
}

const folded = (name: string): string => comparableText(canonicalText(name)).replaceAll(' ', '');

function sheetMissing(message: string, tabs: readonly Tab[], nearest: string | null): YektaError {
  const names = tabs.slice(0, 30).map((tab) => `"${tab.name}"`);
  return new YektaError('file.sheet_missing', message, {
    remedy: `${nearest === null ? '' : `Did you mean "${nearest}"? `}It has ${names.join(', ')}${tabs.length > 30 ? '...' : ''}.`,
  });
}
