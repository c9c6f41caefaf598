import { canonicalDigest } from '../../warehouse/canonical-dump.ts';
import type { OpenWarehouse } from '../../warehouse/open.ts';

/** The digest that `yekta digest` prints. */
export async function digestOf(warehouse: OpenWarehouse): Promise<string> {
  return (await canonicalDigest(warehouse)).digest;
}
