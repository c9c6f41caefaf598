import type { Profile } from '../matching/profile.ts';
import { surviveCluster } from '../matching/survivorship/survive-cluster.ts';
import { timesUsed } from '../matching/survivorship/times-used.ts';
import { type MergeTimes, timedFingerprint, withLastSeen } from './merge-times.ts';
import { readAhead, writeBehind } from './overlap.ts';
import { type Batch, mapBatch } from './ports/batch.ts';
import type { CustomerStore, PendingGolden } from './ports/customer-store.ts';
import type { Counts } from './ports/run-store.ts';

/** Computes the golden records of customers whose members, decisions, rules or times that rules use changed. Returns null when there was nothing to do. */
export async function mergeCustomers(input: {
  readonly customers: CustomerStore;
  readonly profile: Profile;
  /** Fingerprint of the configuration that survivorship depends on. */
  readonly configFingerprint: string;
  readonly times: MergeTimes;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number | null) => void;
}): Promise<Counts | null> {
  const { customers, profile, times } = input;
  const { lastSeen } = timesUsed(profile);
  const fingerprint = timedFingerprint(input.configFingerprint, profile, times);
  let total = 0;
  let done = 0;
  const writer = writeBehind(async (golden: Batch<PendingGolden>) => {
    await customers.savePendingGolden(golden, fingerprint);
    done += golden.length;
    input.onProgress(done, total);
  });
  for await (const batch of readAhead(customers.staleGolden(fingerprint))) {
    input.signal.throwIfAborted();
    total = batch.total;
    await writer.write(
      mapBatch(batch.customers, ({ customer, members, decisions, inputHash }) => ({
        customer,
        inputHash,
        golden: surviveCluster(lastSeen ? withLastSeen(members, times) : members, profile, {
          asOf: times.asOf,
          decisions,
        }),
      })),
    );
  }
  await writer.end();
  await customers.noteMerged(fingerprint);
  return total === 0 ? null : { merged: done };
}
