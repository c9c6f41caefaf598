import { YektaError } from '../../config/errors/yekta-error.ts';
import { nearestName } from '../../config/nearest-name.ts';
import { toSourceName } from '../../matching/ids.ts';
import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';

/**
 * Finds a source record by `source:key`; `null` when what was asked for does not have that form.
 *
 * @throws YektaError `customer.not_found`, with the nearest `source:key` that there is
 */
export async function findRecord(
  { normalized }: Pick<Warehouse, 'normalized'>,
  asked: string,
  sources: readonly string[],
): Promise<NormalizedRecord | null> {
  const separator = asked.indexOf(':');
  if (separator <= 0) return null;
  const [source, key] = [asked.slice(0, separator), asked.slice(separator + 1)];
  const record = await normalized.find(toSourceName(source), key);
  if (record !== null) return record;
  if (!sources.includes(source)) throw notFound(suggestion(nearestName(source, sources), key));
  const nearest = nearestName(key, await normalized.similarKeys(toSourceName(source), key));
  throw notFound(suggestion(source, nearest));
}

/** The record that someone may have meant who gave a key without its source. */
export async function recordWithKey(
  { normalized }: Pick<Warehouse, 'normalized'>,
  key: string,
  sources: readonly string[],
): Promise<string | null> {
  for (const source of sources) {
    if ((await normalized.find(toSourceName(source), key)) !== null) return `${source}:${key}`;
  }
  return null;
}

/** @param nearest what may have been meant instead */
export function notFound(nearest: string | null): YektaError {
  return new YektaError('customer.not_found', 'No customer or source record has this id.', {
    remedy:
      nearest === null
        ? 'Give a customer id, or source:key as in `sales:1024`; keys are those of the last sync.'
        : `Did you mean ${nearest}?`,
  });
}

function suggestion(source: string | null, key: string | null): string | null {
  return source === null || key === null ? null : `${source}:${key}`;
}
