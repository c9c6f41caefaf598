import { texts } from '../../workbooks/workbook-parts.ts';
import type { ZipPart } from '../../workbooks/zip.ts';
import { zip } from '../../workbooks/zip.ts';
import type { HostileFile } from '../hostile-file.ts';
import {
  allGood,
  changed,
  editedSheet,
  goodRow,
  goodRows,
  header,
  hostile,
  refused,
  rejected,
  sheetOf,
  sheetPart,
  withPart,
} from './rows.ts';

const doctype = (declarations: string): string => `<!DOCTYPE x [${declarations}]>`;
const afterDeclaration =
  (markup: string) =>
  (part: ZipPart): Partial<ZipPart> => ({
    content: String(part.content).replace('?>', `?>${markup}`),
  });
const laughs = doctype(
  ['<!ENTITY a0 "ha">', ...Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`)].join(
    '',
  ),
);
const without =
  (name: string) =>
  (parts: ZipPart[]): ZipPart[] =>
    parts.filter((part) => part.name !== name);
const everywhere = (from: RegExp, to: string): Buffer =>
  changed((parts) => parts.map((part) => ({ ...part, content: String(part.content).replace(from, to) })));
const sharedStrings = '<si><t>متن</t></si>';
const styles = '<cellXfs><xf numFmtId="0"/></cellXfs>';
const thirdRow = goodRows[2]!;

/** Encodes every part as UTF-16 with a byte order mark. */
const utf16 = (): Buffer =>
  changed((parts) => parts.map((part) => ({ ...part, content: Buffer.from(`\ufeff${part.content}`, 'utf16le') })));

/** A bad byte in the name of an otherwise good row. */
function badByte(): Buffer {
  const parts = sheetOf([header, goodRow(1), texts('9', 'BAD', 'x'), goodRow(2), goodRow(3)]);
  const inBytes = ({ content }: ZipPart): Partial<ZipPart> => {
    const bytes = Buffer.from(content);
    bytes.writeUInt8(0xff, bytes.indexOf('BAD') + 1);
    return { content: bytes };
  };
  return zip(withPart(sheetPart, inBytes)(parts));
}

const strictNamespace = /http:\/\/schemas\.openxmlformats\.org\/(?:spreadsheetml|officeDocument)\/2006/g;

/** Workbooks whose zip is sound and whose XML is not, or is XML that few programs write. */
export const hostileParts: readonly HostileFile[] = [
  hostile(
    'a document type in the sheet',
    () => changed(withPart(sheetPart, afterDeclaration(doctype('')))),
    refused('file.unsafe'),
  ),
  hostile(
    'a billion laughs in the shared texts',
    () => changed(withPart('xl/sharedStrings.xml', afterDeclaration(laughs)), { sharedStrings }),
    refused('file.unsafe'),
  ),
  hostile(
    'an external entity in the workbook',
    () => changed(withPart('xl/workbook.xml', afterDeclaration(doctype('<!ENTITY x SYSTEM "file:///etc/passwd">')))),
    refused('file.unsafe'),
  ),
  hostile(
    'an entity declared behind the rows',
    () => editedSheet('</sheetData>', '<!ENTITY x "y"></sheetData>'),
    refused('file.unsafe', 3),
  ),
  hostile('no workbook part', () => changed(without('xl/workbook.xml')), refused('file.malformed')),
  hostile('no sheet part', () => changed(without(sheetPart)), refused('file.malformed')),
  hostile('no relationships of the package', () => changed(without('_rels/.rels')), allGood),
  hostile(
    'no relationships of the workbook',
    () => changed(without('xl/_rels/workbook.xml.rels')),
    refused('file.sheet_missing'),
  ),
  hostile(
    'no shared texts',
    () => changed(without('xl/sharedStrings.xml'), { sharedStrings }),
    refused('file.malformed'),
  ),
  hostile('no styles', () => changed(without('xl/styles.xml'), { styles }), refused('file.malformed')),
  hostile(
    'broken styles',
    () =>
      changed(
        withPart('xl/styles.xml', () => ({ content: '<styleSheet><a></b>' })),
        { styles },
      ),
    refused('file.malformed'),
  ),
  hostile('a workbook without sheets', () => everywhere(/<sheet .*?\/>/g, ''), refused('file.malformed')),
  hostile(
    'a sheet that leads to another file',
    () => everywhere(/(Target="worksheets)/g, 'TargetMode="External" $1'),
    refused('file.sheet_missing'),
  ),
  hostile(
    'a sheet that leads to the workbook itself',
    () => everywhere(/worksheets\/sheet1\.xml/g, 'workbook.xml'),
    refused('file.empty'),
  ),
  hostile(
    'a sheet with the text of another format',
    () => changed(withPart(sheetPart, () => ({ content: '{"rows": []}' }))),
    refused('file.malformed'),
  ),
  hostile(
    'an empty sheet part',
    () => changed(withPart(sheetPart, () => ({ content: '' }))),
    refused('file.truncated'),
  ),
  hostile(
    'a sheet that ends after two rows',
    () => editedSheet(new RegExp(`<row>${thirdRow}.*`), '<row><c t="inl'),
    refused('file.truncated', 2),
  ),
  hostile(
    'tags that do not match after two rows',
    () => editedSheet(`<row>${thirdRow}</row>`, '<row><c></row>'),
    refused('file.malformed', 2),
  ),
  hostile('text behind the end', () => editedSheet('</worksheet>', '</worksheet>more'), refused('file.malformed', 3)),
  hostile('two roots', () => editedSheet('</worksheet>', '</worksheet><worksheet/>'), refused('file.malformed', 3)),
  hostile(
    'tags in a thousand levels',
    () => editedSheet('</sheetData>', `</sheetData>${'<a>'.repeat(1_000)}`),
    refused('file.malformed', 3),
  ),
  hostile(
    'an attribute of ten megabytes',
    () => editedSheet('</sheetData>', `<row spans="${'1'.repeat(10_000_000)}"/></sheetData>`),
    refused('file.malformed', 3),
  ),
  hostile(
    'a comment of ten megabytes',
    () => editedSheet('</sheetData>', `<!--${'- '.repeat(5_000_000)}--></sheetData>`),
    allGood,
  ),
  hostile('a byte that is not UTF-8', badByte, rejected('row.encoding')),
  hostile(
    'an unescaped ampersand',
    () => zip(sheetOf([header, ...goodRows, texts('4', 'fish & chips', 'قم')])),
    rejected('row.encoding'),
  ),
  hostile(
    'an entity that nobody declared',
    () => zip(sheetOf([header, texts('4', '&nbsp;', 'قم'), ...goodRows])),
    rejected('row.encoding'),
  ),
  hostile(
    'half a surrogate pair',
    () => zip(sheetOf([header, texts('4', '&#xD83D;', 'قم'), ...goodRows])),
    rejected('row.encoding'),
  ),
  hostile(
    'a NUL character',
    () => zip(sheetOf([header, texts('4', 'a\0b', 'قم'), ...goodRows])),
    rejected('row.encoding'),
  ),
  hostile('an escaped NUL', () => zip(sheetOf([header, ...goodRows.slice(1), texts('1', '_x0000_', 'قم')])), allGood),
  hostile('UTF-16 in every part', utf16, allGood),
  hostile('a byte order mark in every part', () => everywhere(/^/, '\ufeff'), allGood),
  hostile('the strict variant of the format', () => everywhere(strictNamespace, 'http://purl.oclc.org/ooxml'), allGood),
  hostile('a prefix on every element', prefixed, allGood),
  hostile(
    'targets from the root and upwards',
    () => everywhere(/Target="(worksheets)/g, 'Target="/xl/../xl/./$1'),
    allGood,
  ),
  hostile(
    'CDATA, comments and instructions in cells',
    () => editedSheet(/<t xml:space="preserve">([^<]*)/g, '<t><!-- c --><![CDATA[$1]]><?p i?>'),
    allGood,
  ),
  hostile(
    'a row outside the data',
    () => editedSheet('</sheetData>', `</sheetData><extLst><ext><row>${goodRow(9)}</row></ext></extLst>`),
    allGood,
  ),
  hostile('macros and links to other workbooks', withMacros, allGood),
];

function prefixed(): Buffer {
  return changed(
    withPart(sheetPart, ({ content }) => ({
      content: String(content)
        .replace(/<(\/?)([a-z])/gi, '<$1x:$2')
        .replace(' xmlns=', ' xmlns:x='),
    })),
  );
}

function withMacros(): Buffer {
  const links =
    '<Relationship Id="e" Type="x/externalLink" Target="externalLinks/externalLink1.xml"/><Relationship Id="m" Type="x/vbaProject" Target="vbaProject.bin"/></Relationships>';
  const linked = withPart('xl/_rels/workbook.xml.rels', ({ content }) => ({
    content: String(content).replace('</Relationships>', links),
  }));
  return changed((parts) => [
    ...linked(parts),
    { name: 'xl/vbaProject.bin', content: 'MZ' },
    { name: 'xl/externalLinks/externalLink1.xml', content: '<a' },
  ]);
}
