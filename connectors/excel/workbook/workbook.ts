import { YektaError } from '../../../config/errors/yekta-error.ts';
import type { Archive } from '../archive/archive.ts';
import { archiveLimits } from '../archive/archive.ts';
import { attribute, isTrue } from '../xml/attribute.ts';
import { scanElements } from '../xml/scan-part.ts';
import type { NumberFormat } from './number-format.ts';
import type { Relationship } from './relationships.ts';
import { readRelationships } from './relationships.ts';
import { readStyles } from './styles.ts';

/** One tab of a workbook. */
export interface Tab {
  readonly name: string;
  readonly hidden: boolean;
  /** Canonical name of its part; null for charts and macro sheets, which hold no rows. */
  readonly part: string | null;
}

/** What is needed to read the sheets of a workbook, but for its shared texts. */
export interface Workbook {
  readonly archive: Archive;
  /** In the order of the tabs. */
  readonly tabs: readonly Tab[];
  /** Dates count from 1904 instead of 1900. */
  readonly date1904: boolean;
  /** Number format of each cell style. */
  readonly formats: readonly NumberFormat[];
  /** Part of the shared texts; null when the workbook has none. */
  readonly sharedStrings: string | null;
}

/** @throws YektaError `file.not_this_format`, `file.malformed`, and what scanning a part throws. */
export async function readWorkbook(archive: Archive, signal: AbortSignal): Promise<Workbook> {
  const main = await findMainPart(archive, signal);
  const relationships = await readRelationships(archive, main, signal);
  const byId = new Map(relationships.map((relationship) => [relationship.id, relationship]));
  const tabs: Tab[] = [];
  let date1904 = false;
  const open = (name: string, attributes: string): void => {
    if (name === 'workbookPr') date1904 = isTrue(attribute(attributes, 'date1904'));
    if (name === 'sheet') tabs.push(toTab(attributes, byId));
    if (tabs.length > archiveLimits.entries)
      throw new YektaError('file.malformed', 'The workbook names too many sheets.');
  };
  await scanElements(archive, main, open, signal);
  if (tabs.length === 0) throw new YektaError('file.malformed', 'The workbook names no sheet.');
  const partOf = (type: string): string | null => relationships.find((one) => one.type === type)?.part ?? null;
  const styles = partOf('styles');
  return {
    archive,
    tabs,
    date1904,
    formats: styles === null ? [] : await readStyles(archive, styles, signal),
    sharedStrings: partOf('sharedStrings'),
  };
}

function toTab(attributes: string, relationships: ReadonlyMap<string, Relationship>): Tab {
  const relationship = relationships.get(attribute(attributes, 'id') ?? '');
  const state = attribute(attributes, 'state');
  return {
    name: attribute(attributes, 'name') ?? '',
    hidden: state === 'hidden' || state === 'veryHidden',
    part: relationship?.type === 'worksheet' ? relationship.part : null,
  };
}

async function findMainPart(archive: Archive, signal: AbortSignal): Promise<string> {
  const relationships = await readRelationships(archive, '', signal);
  const main = relationships.find((one) => one.type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (main.endsWith('.bin')) throw notXlsx('a binary .xlsb workbook');
  if (main.startsWith('word/') || main.startsWith('ppt/')) throw notXlsx('another kind of Office document');
  if (archive.entries.has(main)) return main;
  if (archive.entries.has('content.xml')) throw notXlsx('an OpenDocument file');
  throw relationships.length === 0
    ? notXlsx('a zip file without a workbook')
    : new YektaError('file.malformed', `The workbook lacks its part ${main}.`);
}

const notXlsx = (what: string): YektaError =>
  new YektaError('file.not_this_format', `The file is not an .xlsx workbook but ${what}.`, {
    remedy: 'Open it in a spreadsheet program and save it as .xlsx.',
  });
