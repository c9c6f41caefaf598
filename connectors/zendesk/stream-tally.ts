import type { ZendeskRole, ZendeskStream } from '../../config/vocabulary.ts';
import type { FileReport, RawRecord, Reject } from '../../pipeline/ports/source-reader.ts';
import { toOutcome } from './to-record.ts';

/** Counts one read of one stream, so that its report adds up. */
export interface StreamTally {
  /** Turns the objects of a page into records and rejects. */
  readonly take: (objects: readonly unknown[]) => {
    readonly records: readonly RawRecord[];
    readonly rejects: readonly Reject[];
  };
  /** Counts objects that the answer repeated. */
  readonly skip: (repeated: number) => void;
  readonly report: (error?: FileReport['error']) => FileReport;
}

export function createStreamTally(stream: ZendeskStream, roles: ReadonlySet<ZendeskRole>): StreamTally {
  let row = 0;
  let repeats = 0;
  const leftOut = new Map<string, number>();

  return {
    take: (objects) => {
      const records: RawRecord[] = [];
      const rejects: Reject[] = [];
      for (const object of objects) {
        const outcome = toOutcome(object, stream, { file: stream, row: row + 1 }, roles);
        if (outcome.kind === 'left_out') {
          leftOut.set(outcome.role, (leftOut.get(outcome.role) ?? 0) + 1);
          continue;
        }
        row++;
        if (outcome.kind === 'record') records.push(outcome.record);
        else rejects.push(outcome.reject);
      }
      return { records, rejects };
    },
    skip: (repeated) => {
      repeats += repeated;
    },
    report: (error) => ({
      file: stream,
      rowsRead: row,
      ...(error === undefined ? {} : { error }),
      notes: [...leftOutNotes(leftOut), ...repeatNotes(stream, repeats)],
    }),
  };
}

/** `14 users left out because of their role: 12 agent, 2 admin.` */
function leftOutNotes(leftOut: ReadonlyMap<string, number>): readonly string[] {
  if (leftOut.size === 0) return [];
  const total = [...leftOut.values()].reduce((sum, count) => sum + count, 0);
  const byRole = [...leftOut].sort(([a], [b]) => (a < b ? -1 : 1)).map(([role, count]) => `${count} ${role}`);
  return [`${total} users left out because of their role: ${byRole.join(', ')}.`];
}

function repeatNotes(stream: ZendeskStream, repeats: number): readonly string[] {
  return repeats === 0 ? [] : [`${repeats} ${stream} came again unchanged with the paging and were read once.`];
}
