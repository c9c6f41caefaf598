import { YektaError } from '../../config/errors/yekta-error.ts';

interface Signature {
  readonly format: string;
  readonly remedy: string;
}

const exportAgain = 'Export the data as CSV.';
const unpack = 'Unpack it.';
const useExcel = 'Save it as .xlsx and use the excel connector, or export it as CSV.';
const isWorkbook = 'Use the excel connector for workbooks; unpack archives.';

/** First bytes, in hexadecimal, of formats that are not text. */
const binaryFormats: Readonly<Record<string, Signature>> = {
  '504b0304': { format: 'a zip archive or .xlsx workbook', remedy: isWorkbook },
  '504b0506': { format: 'an empty zip archive', remedy: isWorkbook },
  d0cf11e0: { format: 'an old .xls workbook or a workbook with a password', remedy: useExcel },
  '1f8b': { format: 'gzip', remedy: unpack },
  '425a68': { format: 'bzip2', remedy: unpack },
  fd377a58: { format: 'xz', remedy: unpack },
  '28b52ffd': { format: 'zstandard', remedy: unpack },
  '377abcaf': { format: '7z', remedy: unpack },
  '526172211a': { format: 'RAR', remedy: unpack },
  '255044462d': { format: 'PDF', remedy: exportAgain },
  '89504e47': { format: 'PNG', remedy: exportAgain },
  ffd8ff: { format: 'JPEG', remedy: exportAgain },
  '47494638': { format: 'GIF', remedy: exportAgain },
  '53514c69746520666f726d61742033': { format: 'SQLite', remedy: exportAgain },
  '000100005374616e64617264': { format: 'an Access database', remedy: exportAgain },
  '50415231': { format: 'Parquet', remedy: exportAgain },
  '7f454c46': { format: 'a program', remedy: exportAgain },
};

/** Text formats by how they start, a byte order mark and white space left out. */
const textFormats: readonly (Signature & { readonly start: RegExp })[] = [
  { format: 'RTF', start: /^\{\\rtf/, remedy: exportAgain },
  { format: 'HTML', start: /^<(?:!doctype html|html|head|meta|style|body|div|table)\b/i, remedy: useExcel },
  { format: 'XML', start: /^<\?xml\b/i, remedy: useExcel },
  { format: 'JSON', start: /^(?:\[\s*)?\{\s*"[^"]*"\s*:/, remedy: exportAgain },
];

/** Share of control characters above which content is not text. Random bytes have 10 %. */
const maxControlShare = 0.02;

/** Share of zero bytes above which content is not text; exports padded with zero bytes have some. */
const maxZeroShare = 0.3;

/**
 * Refuses what only has the name of a text file.
 *
 * @param wide The text is UTF-16, where zero bytes and control characters are half of ordinary text.
 * @throws YektaError `file.not_this_format`.
 */
export function refuseOtherFormats(sample: Buffer, wide: boolean): void {
  const found = findBinaryFormat(sample) ?? findTextFormat(sample);
  if (found !== undefined) {
    throw new YektaError('file.not_this_format', `The content is ${found.format}, not CSV.`, { remedy: found.remedy });
  }
  if (!wide && looksBinary(sample)) {
    throw new YektaError('file.not_this_format', 'The content is binary, not CSV.', { remedy: exportAgain });
  }
}

function findBinaryFormat(sample: Buffer): Signature | undefined {
  const start = sample.subarray(0, 16).toString('hex');
  return Object.entries(binaryFormats).find(([signature]) => start.startsWith(signature))?.[1];
}

function findTextFormat(sample: Buffer): Signature | undefined {
  const start = sample.subarray(0, 1024).toString('utf8').trimStart();
  return textFormats.find((format) => format.start.test(start));
}

function looksBinary(sample: Buffer): boolean {
  let controls = 0;
  let zeros = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const byte = sample[at]!;
    if (byte === 0) zeros += 1;
    else if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a && byte !== 0x1b) controls += 1;
  }
  return controls > maxControlShare * sample.length || zeros > maxZeroShare * sample.length;
}
