import type { Profile } from '../matching/profile.ts';
import { surviveCluster } from '../matching/survivorship/survive-cluster.ts';
import type { CustomerStore } from './ports/customer-store.ts';
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
  const total = await customers.countStaleGolden(configFingerprint);
  if (total === 0) return null;
  let done = 0;
  for await (const batch of customers.staleGolden(configFingerprint)) {
    input.signal.throwIfAborted();
    const golden = batch.map(({ customer, members, inputHash }) => ({
      customer,
      inputHash,
      golden: surviveCluster(members, profile),
    }));
    await customers.savePendingGolden(golden, configFingerprint);
    done += batch.length;
    input.onProgress(done, total);
  }
  return { merged: done };
}
