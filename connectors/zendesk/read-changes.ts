import { YektaError } from '../../config/errors/yekta-error.ts';
import type { ZendeskRole, ZendeskStream } from '../../config/vocabulary.ts';
import type { SourceBatch } from '../../pipeline/ports/source-reader.ts';
import { exportByCursor } from './cursor-export.ts';
import type { ExportPage } from './export-page.ts';
import type { ExportRequest } from './export-request.ts';
import type { Positions } from './position.ts';
import { advance, toCursor } from './position.ts';
import { createStreamTally } from './stream-tally.ts';
import { exportByTime } from './time-export.ts';

/**
 * Reads the streams one after the other, a batch per page; the cursor of a batch resumes right after it, in the middle of
 * a stream too. A stream that answers with something unexpected is reported and the next one goes on; refused credentials
 * and an unreachable server end the read.
 *
 * @param stored where the streams stand; the cursors of the batches never lie before it
 * @param from where reading begins, which may be before
 */
export async function* readChanges(
  streams: readonly ZendeskStream[],
  { stored, from }: { readonly stored: Positions; readonly from: Positions },
  roles: ReadonlySet<ZendeskRole>,
  request: ExportRequest,
  signal: AbortSignal,
): AsyncGenerator<SourceBatch> {
  let positions = stored;
  let done = 0;
  for (const stream of streams) {
    const tally = createStreamTally(stream, roles);
    try {
      for await (const page of exportPages(stream, from, request, signal)) {
        positions = advance(positions, stream, page.position[stream]);
        done += page.objects.length;
        tally.skip(page.repeated);
        const taken = tally.take(page.objects);
        const files = page.last ? [tally.report()] : [];
        yield { ...taken, files, cursor: toCursor(positions), progress: { done, total: null } };
        signal.throwIfAborted();
      }
    } catch (error) {
      if (!(error instanceof YektaError) || error.disposition !== 'skip') throw error;
      const report = tally.report({ code: error.code, message: error.message });
      yield { records: [], rejects: [], files: [report], cursor: toCursor(positions), progress: { done, total: null } };
    }
  }
}

/** Pages of one stream, with the positions of all streams after each. */
export async function* exportPages(
  stream: ZendeskStream,
  positions: Positions,
  request: ExportRequest,
  signal: AbortSignal,
): AsyncGenerator<ExportPage<Positions>> {
  signal.throwIfAborted();
  const pages =
    stream === 'organizations'
      ? exportByTime(positions.organizations, request, signal)
      : exportByCursor(stream, positions[stream], request, signal);
  for await (const page of pages) {
    const moved = { ...page, position: { ...positions, [stream]: page.position } };
    yield moved;
  }
}
