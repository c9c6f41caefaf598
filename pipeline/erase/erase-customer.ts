import { YektaError } from '../../config/errors/yekta-error.ts';
import type { OfflineConfig } from '../../config/schema/config.ts';
import type { Profile } from '../../matching/profile.ts';
import { surviveCluster } from '../../matching/survivorship/survive-cluster.ts';
import { timesUsed } from '../../matching/survivorship/times-used.ts';
import { mergeTimes, withLastSeen } from '../merge-times.ts';
import type { Erasure, ErasureReport, ErasureRules } from '../ports/erasure-store.ts';
import type { Warehouse } from '../ports/warehouse.ts';
import { comparedKeys } from './compared-keys.ts';
import { identifiersOf } from './identifiers-of.ts';

/**
 * Erases a customer, or records of one, and publishes what that changes at once.
 *
 * @throws YektaError `sync.already_running`, and what ErasureStore.erase throws
 */
export async function eraseCustomer(
  warehouse: Pick<Warehouse, 'erasures' | 'lockSync' | 'runs' | 'sources'>,
  { config, profile }: { readonly config: OfflineConfig; readonly profile: Profile },
  erasure: Erasure,
): Promise<ErasureReport> {
  const lock = await warehouse.lockSync();
  if (lock === null)
    throw new YektaError('sync.already_running', 'A sync of this project is running; nothing was erased.', {
      remedy: 'Wait for it to end; `yekta status` shows how far it is.',
    });
  try {
    return await warehouse.erasures.erase(erasure, await rulesOf(warehouse, config, profile));
  } finally {
    await lock.release();
  }
}

async function rulesOf(
  warehouse: Pick<Warehouse, 'runs' | 'sources'>,
  { country, currency }: OfflineConfig,
  profile: Profile,
): Promise<ErasureRules> {
  const [last] = await warehouse.runs.list(1);
  const times = await mergeTimes(warehouse, last!.id);
  const { lastSeen } = timesUsed(profile);
  return {
    ...comparedKeys(profile, { country, currency }),
    identifiersOf: (record) => identifiersOf(record, profile),
    merge: ({ members, decisions }) =>
      surviveCluster(lastSeen ? withLastSeen(members, times) : members, profile, { asOf: times.asOf, decisions }),
  };
}
