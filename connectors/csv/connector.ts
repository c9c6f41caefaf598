import type { RowMemo, SourceReader } from '../../pipeline/ports/source-reader.ts';
import { bytesOf, type FoundFile, findFiles } from '../files/find-files.ts';
import { manifestOfFiles } from '../files/manifest.ts';
import type { Connector } from '../source.ts';
import { BatchBuilder } from './batch-builder.ts';
import { checkOptions } from './check-options.ts';
import type { CsvOptions } from './options.ts';
import { probeFile } from './probe-file.ts';
import { readFile } from './read-file.ts';

/** Delimited text files, as exported by accounting programs, Excel and databases. Every row is a record of the stream `rows`. */
export const csvConnector: Connector<CsvOptions> = {
  name: 'csv',
  open: (options, context) => {
    checkOptions(options, context.source);
    const find = (): Promise<readonly FoundFile[]> => findFiles(options.location, { ...context, extensions });
    return {
      mode: 'snapshot',
      size: async () => bytesOf(await find()),
      manifest: async (signal) => manifestOfFiles(await find(), options, signal),
      read: (_cursor, signal, memo) => readFiles(find, options, signal, memo),
      probe: async (signal) => {
        signal.throwIfAborted();
        const [first] = await find();
        return first === undefined ? [] : [await probeFile(first, options, context.source, signal)];
      },
    };
  },
};

const extensions = ['.csv', '.tsv', '.txt'];

async function* readFiles(
  find: () => Promise<readonly FoundFile[]>,
  options: CsvOptions,
  signal: AbortSignal,
  memo: RowMemo | undefined,
): ReturnType<SourceReader['read']> {
  signal.throwIfAborted();
  const files = await find();
  const batches = new BatchBuilder(bytesOf(files));
  for (const file of files) {
    for await (const part of readFile(file, options, signal, memo)) {
      for (const batch of batches.add(part)) {
        yield batch;
        signal.throwIfAborted();
      }
    }
    batches.endFile(file.size);
  }
  yield* batches.finish();
}
