import { createHash } from 'node:crypto';
import { openOfflineProject } from '../../cli/project.ts';
import { matchingFingerprint } from '../../config/fingerprints.ts';
import { canonicalDump } from '../../warehouse/canonical-dump.ts';
import type { OpenWarehouse } from '../../warehouse/open.ts';
import { measureSync } from '../sync/measured-sync.ts';

/**
 * Whether a project holds what another one holds that loads its files at once, with the same model.
 *
 * @param config of the project that came to where it is by changes
 * @param fresh configuration of the other one, which is empty and reads the same files
 */
export async function equalsLoadAtOnce(config: string, fresh: string): Promise<boolean> {
  const project = await openOfflineProject(config);
  const fingerprint = matchingFingerprint(project.config);
  const [stored, digest] = await project.withWarehouse(
    async (warehouse) => [await warehouse.matches.model(fingerprint), await digestOf(warehouse)] as const,
  );
  const other = await openOfflineProject(fresh);
  await other.withWarehouse(({ matches }) => matches.saveModel(fingerprint, stored!.model));
  await measureSync(fresh);
  return digest === (await other.withWarehouse(digestOf));
}

/** Of everything but records that are gone: who loads at once has never seen them. */
async function digestOf(warehouse: OpenWarehouse): Promise<string> {
  const sha256 = createHash('sha256');
  for await (const line of canonicalDump(warehouse)) {
    const [section, , isDeleted] = JSON.parse(line) as readonly unknown[];
    if (section !== 'record' || isDeleted === false) sha256.update(`${line}\n`);
  }
  return sha256.digest('hex');
}
