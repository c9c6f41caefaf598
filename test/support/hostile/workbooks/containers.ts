import { constants, deflateRawSync } from 'node:zlib';
import type { ZipPart } from '../../workbooks/zip.ts';
import { zip } from '../../workbooks/zip.ts';
import type { HostileFile } from '../hostile-file.ts';
import { allGood, changed, hostile, refused, sheetPart, withPart } from './rows.ts';

const good = (): Buffer => changed((parts) => parts);
const renamed = (rename: (name: string) => string): Buffer =>
  changed((parts) => parts.map((part) => ({ ...part, name: rename(part.name) })));
const onlyPart = (name: string, content = '<a/>'): Buffer => zip([{ name, content }]);

/** Bytes that look random and are the same every time. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = state >>> 16;
  }
  return bytes;
}

/** An OLE2 compound file of 512-byte sectors: header, allocation table, directory with one entry. */
function compoundFile(entry: string, directoryNext = 0xfffffffe): Buffer {
  const file = Buffer.alloc(3 * 512);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 48);
  file.writeUInt32LE(0, 76);
  file.writeUInt32LE(0xfffffffd, 512);
  file.writeUInt32LE(directoryNext, 512 + 4);
  file.write(entry, 2 * 512 + 128, 'utf16le');
  return file;
}

/** A sheet that unpacks to this many bytes. */
const hugeSheet = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1024 ** 2, ' ');

/** The sheet with a long comment behind its rows, packed, and cut inside the comment. */
function cutBehindRows({ content }: ZipPart): { readonly content: string; readonly packed: Buffer } {
  const long = String(content).replace('</sheetData>', `<!--${noise(400_000).toString('hex')}--></sheetData>`);
  const packed = deflateRawSync(long);
  return { content: long, packed: packed.subarray(0, packed.length - 1_000) };
}

const stopsEarly = (): Buffer => changed(withPart(sheetPart, cutBehindRows));

/** Nonsense where the next block of packed data should start. */
const damaged = (): Buffer =>
  changed(
    withPart(sheetPart, (part) => {
      const { content } = cutBehindRows(part);
      const packed = deflateRawSync(content, { finishFlush: constants.Z_FULL_FLUSH });
      return { content: `${content} `, packed: Buffer.concat([packed, Buffer.alloc(2_000, 0xff)]) };
    }),
  );

const many = (count: number): ZipPart[] =>
  Array.from({ length: count }, (_, index) => ({ name: `xl/media/${index}.png`, content: '', method: 0 }));

/** Files that are no zip, no workbook, or a damaged or lying zip. */
export const hostileContainers: readonly HostileFile[] = [
  hostile('no bytes at all', () => Buffer.alloc(0), refused('file.empty')),
  hostile('two bytes', () => Buffer.from('PK'), refused('file.truncated')),
  hostile('plain text', () => Buffer.from('کد,نام\n1,علی\n'), refused('file.not_this_format')),
  hostile(
    'a web page',
    () => Buffer.from('\ufeff<html><table><tr><td>1</td></tr></table></html>'),
    refused('file.not_this_format'),
  ),
  hostile('binary garbage', () => noise(50_000), refused('file.not_this_format')),
  hostile('an old xls workbook', () => compoundFile('Workbook'), refused('file.not_this_format')),
  hostile(
    'a compound file whose directory never ends',
    () => compoundFile('Workbook', 1),
    refused('file.not_this_format'),
  ),
  hostile(
    'a compound file of its header alone',
    () => compoundFile('Workbook').subarray(0, 60),
    refused('file.not_this_format'),
  ),
  hostile('encrypted with a password', () => compoundFile('EncryptedPackage'), refused('file.encrypted')),
  hostile('cut in the middle', () => good().subarray(0, good().length >> 1), refused('file.truncated')),
  hostile('cut by one byte', () => good().subarray(0, -1), refused('file.truncated')),
  hostile('a directory beyond the end', () => wrongDirectory(), refused('file.malformed')),
  hostile('a zip of nothing', () => zip([]), refused('file.not_this_format')),
  hostile('a zip of pictures', () => onlyPart('photo.png'), refused('file.not_this_format')),
  hostile('a text document', () => changed(wordDocument), refused('file.not_this_format')),
  hostile('an OpenDocument sheet', () => onlyPart('content.xml'), refused('file.not_this_format')),
  hostile('a binary workbook', () => changed(binaryWorkbook), refused('file.not_this_format')),
  hostile(
    'a zip with a password',
    () => changed(withPart(sheetPart, () => ({ flags: 0x801 }))),
    refused('file.encrypted'),
  ),
  hostile('an unknown packing', () => changed(withPart(sheetPart, () => ({ method: 12 }))), refused('file.malformed')),
  hostile('a wrong checksum', () => changed(withPart(sheetPart, () => ({ crc: 1 }))), refused('file.malformed', 3)),
  hostile(
    'a stated size that is too small',
    () => changed(withPart(sheetPart, () => ({ size: 99 }))),
    refused('file.malformed'),
  ),
  hostile(
    'a stated size that is too large',
    () => changed(withPart(sheetPart, () => ({ size: 99_999 }))),
    refused('file.truncated', 3),
  ),
  hostile('garbage in the packed sheet', damaged, refused('file.malformed', 3)),
  hostile('packed data that stops early', stopsEarly, refused('file.truncated', 3)),
  hostile('one part twice', () => changed((parts) => [...parts, parts.at(-1)!]), refused('file.malformed')),
  hostile('ten thousand parts', () => changed((parts) => [...parts, ...many(10_000)]), refused('file.too_large')),
  hostile(
    'a zip bomb',
    () => changed(withPart(sheetPart, () => ({ content: hugeSheet(110) }))),
    refused('file.too_large'),
  ),
  hostile('a zip bomb that states a small size', lyingBomb, refused('file.malformed')),
  hostile('parts of three gigabytes together', () => changed(manyLarge), refused('file.too_large')),
  hostile(
    'names that climb out of the folder',
    () => changed((parts) => [...parts, { name: '../../etc/passwd', content: 'x' }]),
    allGood,
  ),
  hostile('names with backslashes', () => renamed((name) => name.replaceAll('/', '\\')), allGood),
  hostile('names from the root in capitals', () => renamed((name) => `/${name.toUpperCase()}`), allGood),
  hostile('stored without packing', () => changed((parts) => parts.map((part) => ({ ...part, method: 0 }))), allGood),
];

function wrongDirectory(): Buffer {
  const bytes = good();
  bytes.writeUInt32LE(bytes.length + 99, bytes.length - 6);
  return bytes;
}

const retargeted = (target: string) =>
  withPart('_rels/.rels', ({ content }) => ({ content: String(content).replace('xl/workbook.xml', target) }));
const wordDocument = (parts: ZipPart[]): ZipPart[] => [
  ...retargeted('word/document.xml')(parts),
  { name: 'word/document.xml', content: '<a/>' },
];
const binaryWorkbook = (parts: ZipPart[]): ZipPart[] => [
  ...retargeted('xl/workbook.bin')(parts),
  { name: 'xl/workbook.bin', content: 'x' },
];

function lyingBomb(): Buffer {
  return changed(withPart(sheetPart, () => ({ content: hugeSheet(110), size: 1_000 })));
}

const manyLarge = (parts: ZipPart[]): ZipPart[] => [
  ...parts,
  ...Array.from({ length: 30 }, (_, index) => ({ name: `xl/media/${index}.png`, content: 'x', size: 99 * 1024 ** 2 })),
];
