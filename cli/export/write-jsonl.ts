import type { Writable } from 'node:stream';
import type { PublishedCustomer } from '../../pipeline/ports/customer-store.ts';
import { customerJson } from '../json/customer-json.ts';
import { writeText } from './write-text.ts';

/** One JSON object per line; `provenance` adds for every field its winners, losers and the rule. */
export async function writeJsonl(
  out: Writable,
  batches: AsyncIterable<readonly PublishedCustomer[]>,
  options: { readonly provenance: boolean },
): Promise<number> {
  let rows = 0;
  for await (const batch of batches) {
    rows += batch.length;
    await writeText(out, batch.map((customer) => `${JSON.stringify(customerJson(customer, options))}\n`).join(''));
  }
  return rows;
}
