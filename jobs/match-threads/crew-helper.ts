import type { MessagePort } from 'node:worker_threads';
import { workerData } from 'node:worker_threads';
import { comparedFields } from '../../matching/compared-fields.ts';
import { startTask } from '../../matching/parallel/crew.ts';
import { unpackTable } from '../../matching/parallel/packed-table.ts';
import type { Profile } from '../../matching/profile.ts';
import type { RecordTable } from '../../matching/table/record-table.ts';
import { type CrewMessage, type CrewReport, FINISHED, NEXT } from './crew-messages.ts';

/** The program of a helper thread: takes parts of the crew's tasks until there are none left. */
const { profile, port } = workerData as { readonly profile: Profile; readonly port: MessagePort };
let table: RecordTable | null = null;

port.on('message', (message: CrewMessage) => {
  if (message.kind === 'load') table = unpackTable(message.table, comparedFields(profile));
  else takeParts(message);
});

function takeParts({ run, name, shared, count, progress }: Extract<CrewMessage, { kind: 'run' }>): void {
  if (Atomics.load(progress, NEXT) >= count) return;
  const part = startTask(name, table!, shared as never);
  for (let index = Atomics.add(progress, NEXT, 1); index < count; index = Atomics.add(progress, NEXT, 1)) {
    try {
      const report: CrewReport = { run, index, result: part(index) };
      port.postMessage(report);
    } finally {
      // Also when it failed: the leader does not wait for it, finds no result, and does the part itself.
      Atomics.add(progress, FINISHED, 1);
      Atomics.notify(progress, FINISHED);
    }
  }
}
