import { YektaError } from '../../config/errors/yekta-error.ts';
import { detectDialect } from './dialect/detect-dialect.ts';
import { separatorLine } from './dialect/separator-line.ts';
import { chooseEncoding } from './encoding/choose-encoding.ts';
import { detectObvious } from './encoding/detect-encoding.ts';
import { findColumns } from './find-columns.ts';
import type { Layout } from './layout.ts';
import { sampleBytes } from './limits.ts';
import type { CsvOptions } from './options.ts';
import { refuseOtherFormats } from './refuse-other-formats.ts';
import type { TextFile } from './text-file.ts';
import { decodeSample } from './utf8-chunks.ts';

/**
 * Looks at the start of a file and settles how to read it; declared options win over what the content suggests.
 *
 * @throws YektaError with a `file.` code when it is no text file, has no header, or its header is over a limit.
 */
export async function examineFile(file: TextFile, options: CsvOptions, signal: AbortSignal): Promise<Layout> {
  signal.throwIfAborted();
  const sample = await file.head(sampleBytes);
  const complete = sample.length < sampleBytes;
  if (sample.length === 0) throw emptyFile();
  refuseOtherFormats(sample, isWide(sample, options.encoding));
  const encoding = await chooseEncoding(sample, () => file.chunks(sample.length, signal), options.encoding);
  const text = decodeSample(sample, encoding.name, complete);
  if (complete && text.toString().trim() === '') throw emptyFile();
  const dialect = detectDialect(text, complete, {
    delimiter: options.delimiter === 'auto' ? undefined : options.delimiter,
    quote: options.quote === 'auto' ? undefined : options.quote === 'none' ? null : options.quote,
  });
  const skippedLines = options.headerRow === undefined ? (separatorLine(text) === null ? 0 : 1) : options.headerRow - 1;
  const columns = findColumns(text, complete, dialect, skippedLines, options);
  const notes = [...encoding.notes, ...delimiterNotes(dialect.delimiter, options), ...columns.notes];
  return { encoding: encoding.name, dialect, names: columns.names, header: columns.header, skippedLines, notes };
}

const isWide = (sample: Buffer, declared: string): boolean =>
  /^(?:utf|ucs)-?(?:16|32|2|4)/i.test(declared === 'auto' ? (detectObvious(sample)?.encoding ?? '') : declared);

function delimiterNotes(delimiter: string, options: CsvOptions): readonly string[] {
  return options.delimiter === 'auto' && delimiter !== ','
    ? [`The cells are separated by ${JSON.stringify(delimiter)}.`]
    : [];
}

function emptyFile(): YektaError {
  return new YektaError('file.empty', 'The file is empty.', { remedy: 'Export it again.' });
}
