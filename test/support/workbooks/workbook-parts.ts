import type { ZipPart } from './zip.ts';
import { zip } from './zip.ts';

export interface HandwrittenSheet {
  readonly name: string;
  /** What stands inside `<worksheet>`; see {@link sheetData}. */
  readonly xml: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** `chartsheet` for a tab without cells. */
  readonly type?: 'worksheet' | 'chartsheet';
}

export interface HandwrittenWorkbook {
  readonly sheets: readonly HandwrittenSheet[];
  /** `<si>` elements, one after the other. */
  readonly sharedStrings?: string;
  /** What stands inside `<styleSheet>`. */
  readonly styles?: string;
  readonly date1904?: boolean;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelation = 'http://schemas.openxmlformats.org/package/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** `<sheetData>` around rows: each is the XML of its cells, or a whole `<row>` element. */
export const sheetData = (...rows: readonly string[]): string =>
  `<sheetData>${rows.map((row) => (row.startsWith('<row') ? row : `<row>${row}</row>`)).join('')}</sheetData>`;

/** Cells with texts in the cell. */
export const texts = (...values: readonly string[]): string =>
  values.map((value) => `<c t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`).join('');

export const worksheet = (xml: string): string =>
  `${declaration}<worksheet xmlns="${main}" xmlns:r="${relation}">${xml}</worksheet>`;

/** The parts of a workbook as Excel writes them, to be changed by the caller before they are zipped. */
export function workbookParts(workbook: HandwrittenWorkbook): ZipPart[] {
  const { sheets, sharedStrings, styles, date1904 = false } = workbook;
  const tabs = sheets.map(({ name, state }, index) => {
    const visibility = state === undefined ? '' : ` state="${state}"`;
    return `<sheet name="${name}" sheetId="${index + 1}"${visibility} r:id="rId${index + 1}"/>`;
  });
  const links = sheets.map(({ type = 'worksheet' }, index) =>
    link(`rId${index + 1}`, type, `${type}s/sheet${index + 1}.xml`),
  );
  if (sharedStrings !== undefined) links.push(link('rIdTexts', 'sharedStrings', 'sharedStrings.xml'));
  if (styles !== undefined) links.push(link('rIdStyles', 'styles', 'styles.xml'));
  const properties = date1904 ? '<workbookPr date1904="1"/>' : '<workbookPr/>';
  const parts: ZipPart[] = [
    { name: '_rels/.rels', content: relationships([link('rId1', 'officeDocument', 'xl/workbook.xml')]) },
    {
      name: 'xl/workbook.xml',
      content: `${declaration}<workbook xmlns="${main}" xmlns:r="${relation}">${properties}<sheets>${tabs.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: relationships(links) },
  ];
  for (const [index, { xml, type = 'worksheet' }] of sheets.entries()) {
    parts.push({ name: `xl/${type}s/sheet${index + 1}.xml`, content: worksheet(xml) });
  }
  if (sharedStrings !== undefined) {
    parts.push({ name: 'xl/sharedStrings.xml', content: `${declaration}<sst xmlns="${main}">${sharedStrings}</sst>` });
  }
  if (styles !== undefined) {
    parts.push({ name: 'xl/styles.xml', content: `${declaration}<styleSheet xmlns="${main}">${styles}</styleSheet>` });
  }
  return parts;
}

/** A whole workbook with one sheet of the given rows. */
export const workbookOf = (...rows: readonly string[]): Buffer =>
  zip(workbookParts({ sheets: [{ name: 'Sheet1', xml: sheetData(...rows) }] }));

const link = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${relation}/${type}" Target="${target}"/>`;

const relationships = (links: readonly string[]): string =>
  `${declaration}<Relationships xmlns="${packageRelation}">${links.join('')}</Relationships>`;
