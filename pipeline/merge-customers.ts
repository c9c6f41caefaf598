import type { Profile } from '../matching/profile.ts';
import { surviveCluster } from '../matching/survivorship/survive-cluster.ts';
import { timesUsed } from '../matching/survivorship/times-used.ts';
import { type MergeTimes, timedFingerprint, withLastSeen } from './merge-times.ts';
import { readAhead, writeBehind } from './overlap.ts';
import { type Batch, mapBatch } from './ports/batch.ts';
import type { CustomerStore, MembersBasis, PendingGolden } from './ports/customer-store.ts';
import type { Counts } from './ports/run-store.ts';
import type { MergeWork } from './ports/sharing.ts';
import type { ReadParts } from './sharing/progress.ts';
import type { DoReadParts, ShareRead } from './sharing/share-work.ts';

interface MergeSettings {
  readonly customers: CustomerStore;
  readonly profile: Profile;
  /** Fingerprint of the configuration that survivorship depends on. */
  readonly configFingerprint: string;
  readonly times: MergeTimes;
  readonly signal: AbortSignal;
}

/** Computes the golden records of customers whose members, decisions, rules or times that rules use changed. Returns null when there was nothing to do. */
export async function mergeCustomers(
  input: MergeSettings & {
    readonly shareRead: ShareRead;
    readonly onProgress: (done: number, total: number | null) => void;
  },
): Promise<Counts | null> {
  const { customers, onProgress } = input;
  const fingerprint = fingerprintOf(input);
  const { basis, parts } = await customers.staleMembers(fingerprint);
  onProgress(0, basis.customers);
  try {
    const { done } = await input.shareRead(
      { step: 'merge', fingerprint, basis },
      basis.parts,
      async () => (await parts.next()).value ?? null,
      (own) => mergeParts(input, fingerprint, basis, own, onProgress),
    );
    await customers.noteMerged(fingerprint);
    return done === 0 ? null : { merged: done };
  } finally {
    await parts.return(undefined);
  }
}

/** What does parts of the work of another thread that merges; null when that goes by other rules. */
export function mergeTogether(settings: MergeSettings, { fingerprint, basis }: MergeWork): DoReadParts | null {
  if (fingerprintOf(settings) !== fingerprint) return null;
  return (parts) => mergeParts(settings, fingerprint, basis, parts, () => {});
}

const fingerprintOf = ({ configFingerprint, profile, times }: MergeSettings): string =>
  timedFingerprint(configFingerprint, profile, times);

async function mergeParts(
  { customers, profile, times, signal }: MergeSettings,
  fingerprint: string,
  basis: MembersBasis,
  parts: ReadParts,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { lastSeen } = timesUsed(profile);
  let total = 0;
  const writer = writeBehind(async (golden: Batch<PendingGolden>) => {
    await customers.savePendingGolden(golden, fingerprint);
    onProgress(parts.add({ done: golden.length, changed: 0 }).done, total);
  });
  const decode = customers.staleGolden(fingerprint, basis);
  for await (const part of readAhead(parts)) {
    signal.throwIfAborted();
    const stale = decode(part);
    total = stale.total;
    await writer.write(
      mapBatch(stale.customers, ({ customer, members, decisions, inputHash }) => ({
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
}
