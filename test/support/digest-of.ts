import { createHash } from 'node:crypto';
import { canonicalDump } from '../../warehouse/canonical-dump.ts';
import type { OpenWarehouse } from '../../warehouse/open.ts';

/** The digest that `yekta digest` prints. */
export async function digestOf(warehouse: OpenWarehouse): Promise<string> {
  const sha256 = createHash('sha256');
  for await (const line of canonicalDump(warehouse)) sha256.update(`${line}\n`);
  return sha256.digest('hex');
}
