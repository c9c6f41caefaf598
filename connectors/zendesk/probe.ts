import type { ZendeskRole, ZendeskStream } from '../../config/vocabulary.ts';
import type { RawRecord, RawValue, StreamProbe } from '../../pipeline/ports/source-reader.ts';
import type { ExportRequest } from './export-request.ts';
import type { Positions } from './position.ts';
import { exportPages } from './read-changes.ts';
import { createStreamTally } from './stream-tally.ts';

const samplesPerColumn = 5;

/** Columns and samples from the first page of each stream. A stream that cannot be read fails the whole probe. */
export async function probeStreams(
  streams: readonly ZendeskStream[],
  start: Positions,
  roles: ReadonlySet<ZendeskRole>,
  request: ExportRequest,
  signal: AbortSignal,
): Promise<readonly StreamProbe[]> {
  const probes: StreamProbe[] = [];
  for (const stream of streams) {
    for await (const page of exportPages(stream, start, request, signal)) {
      const tally = createStreamTally(stream, roles);
      const { records } = tally.take(page.objects);
      probes.push({ stream, place: stream, columns: toColumns(records), notes: tally.report().notes });
      break;
    }
  }
  return probes;
}

function toColumns(records: readonly RawRecord[]): StreamProbe['columns'] {
  const columns = new Map<string, RawValue[]>();
  for (const { values } of records) {
    for (const [name, value] of Object.entries(values)) {
      const samples = columns.get(name) ?? [];
      columns.set(name, samples);
      if (samples.length < samplesPerColumn && value !== null) samples.push(value);
    }
  }
  return [...columns].map(([name, samples]) => ({ name, samples }));
}
