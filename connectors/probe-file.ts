import { extname } from 'node:path';
import { YektaError } from '../config/errors/yekta-error.ts';
import type { StreamProbe } from '../pipeline/ports/source-reader.ts';
import { csvConnector } from './csv/connector.ts';
import { excelConnector } from './excel/connector.ts';
import type { OpenContext } from './source.ts';

const workbooks = ['.xlsx', '.xlsm'];
const texts = ['.csv', '.tsv', '.txt'];

/** Reads the head of one file with the connector that its ending names and that connector's defaults. */
export async function probeFile(location: string, context: OpenContext, signal: AbortSignal): Promise<StreamProbe> {
  const [probe] = await openFile(location, context).probe(signal);
  if (probe !== undefined) return probe;
  throw new YektaError('file.empty', 'The file has no rows.', { place: { file: location } });
}

function openFile(location: string, context: OpenContext) {
  const ending = extname(location).toLowerCase();
  if (workbooks.includes(ending)) {
    return excelConnector.open({ location: [location], sheet: 1, includeHiddenRows: true }, context);
  }
  if (texts.includes(ending)) {
    return csvConnector.open({ location: [location], encoding: 'auto', delimiter: 'auto', quote: 'auto' }, context);
  }
  throw new YektaError('file.not_this_format', 'The ending of the file names no format that Yekta reads.', {
    place: { file: location },
    remedy: `Give files that end in ${[...workbooks, ...texts].join(', ')}.`,
  });
}
