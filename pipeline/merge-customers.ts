import type { Profile } from '../matching/profile.ts';
import { surviveCluster } from '../matching/survivorship/survive-cluster.ts';
import { readAhead, writeBehind } from './overlap.ts';
import type { CustomerStore, PendingGolden } from './ports/customer-store.ts';
import type { Counts } from './ports/run-store.ts';

/** Computes the golden records of customers whose members or rules changed. Returns null when there was nothing to do. */
export async function mergeCustomers(input: {
  readonly customers: CustomerStore;
  readonly profile: Profile;
  /** Fingerprint of the configuration that survivorship depends on. */
  readonly configFingerprint: string;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number | null) => void;
}): Promise<Counts | null> {
  const { customers, profile, configFingerprint } = input;
  let total = 0;
  let done = 0;
  const writer = writeBehind(async (golden: readonly PendingGolden[]) => {
    await customers.savePendingGolden(golden, configFingerprint);
    done += golden.length;
    input.onProgress(done, total);
  });
  for await (const batch of readAhead(customers.staleGolden(configFingerprint))) {
    input.signal.throwIfAborted();
    total = batch.total;
    await writer.write(
      batch.customers.map(({ customer, members, inputHash }) => ({
        customer,
        inputHash,
        golden: surviveCluster(members, profile),
      })),
    );
  }
  await writer.end();
  return total === 0 ? null : { merged: done };
}
