import type { SourceReader } from '../../pipeline/ports/source-reader.ts';
import type { FoundFile } from '../files/find-files.ts';
import { bytesOf, findFiles } from '../files/find-files.ts';
import { manifestOfFiles } from '../files/manifest.ts';
import type { Connector } from '../source.ts';
import type { ExcelOptions } from './options.ts';
import { probeWorkbook } from './probe-workbook.ts';
import { readWorkbooks } from './read-workbooks.ts';

/**
 * Older and binary workbooks are found too: they are reported as not readable instead of being passed over in silence.
 */
const extensions = ['.xlsx', '.xlsm', '.xls', '.xlsb'];

/**
 * Rows of .xlsx workbooks. Values come as the workbook holds them: texts exactly, numbers with their format, dates as ISO
 * beside their serial number, formulas as the value saved with them, errors as empty. Macros and links are never followed.
 */
export const excelConnector: Connector<ExcelOptions> = {
  name: 'excel',
  open: (options, context): SourceReader => {
    const find = (signal?: AbortSignal): Promise<readonly FoundFile[]> => {
      signal?.throwIfAborted();
      return findFiles(options.location, { ...context, extensions });
    };
    return {
      mode: 'snapshot',
      size: async () => bytesOf(await find()),
      manifest: async (signal) => manifestOfFiles(await find(signal), options, signal),
      read: async function* (_cursor, signal) {
        yield* readWorkbooks(await find(signal), options, signal);
      },
      probe: async (signal) => {
        const [first] = await find(signal);
        return first === undefined ? [] : [await probeWorkbook(first, options, context.source, signal)];
      },
    };
  },
};
