import { YektaError } from '../../config/errors/yekta-error.ts';
import { matchingFingerprint } from '../../config/fingerprints.ts';
import type { OfflineConfig } from '../../config/schema/config.ts';
import { compareRecords } from '../../matching/canonical-order.ts';
import { withGenericValues } from '../../matching/decisions/effective-model.ts';
import type { CustomerId } from '../../matching/ids.ts';
import type { MatchModel } from '../../matching/model.ts';
import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import type { Profile } from '../../matching/profile.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { findCustomer } from '../show/find-customer.ts';
import { findRecord } from '../show/find-record.ts';

/** What explanations are made from. */
export interface ExplainContext {
  readonly warehouse: Warehouse;
  readonly config: OfflineConfig;
  readonly profile: Profile;
  /** The stored model with which the last sync scored, and what people called generic. */
  readonly model: MatchModel;
}

/** What a person asked about: a customer, or one record of it. */
export interface Subject {
  /** Null when the record belongs to no customer yet. */
  readonly customer: CustomerId | null;
  /** All records of the customer in canonical order, or the one record without a customer. */
  readonly members: readonly NormalizedRecord[];
  /** The record that was asked for; null when it was the customer. */
  readonly record: NormalizedRecord | null;
}

/** @throws YektaError `model.missing` */
export async function explainContext(
  warehouse: Warehouse,
  config: OfflineConfig,
  profile: Profile,
): Promise<ExplainContext> {
  const stored = await warehouse.matches.model(matchingFingerprint(config));
  if (stored !== null) {
    const model = withGenericValues(stored.model, await warehouse.matches.genericValues());
    return { warehouse, config, profile, model };
  }
  throw new YektaError('model.missing', 'No matching model was made with this configuration yet.', {
    remedy: 'Run `yekta sync`.',
  });
}

/** @throws YektaError `customer.not_found` */
export async function findSubject(
  { warehouse, config }: Pick<ExplainContext, 'warehouse' | 'config'>,
  asked: string,
): Promise<Subject> {
  const sources = config.sources.map(({ name }) => name);
  const record = await findRecord(warehouse, asked, sources);
  const customer = record === null ? null : await warehouse.customers.customerOf(record.id);
  if (record !== null && customer === null) return { customer, members: [record], record };
  const { customer: found } = await findCustomer(warehouse, customer ?? asked, sources);
  const members = await warehouse.normalized.byIds(found.members.map(({ id }) => id));
  return { customer: found.id, members: members.toSorted(compareRecords), record };
}

/** `source:key` */
export function referenceOf({ source, key }: NormalizedRecord): string {
  return `${source}:${key}`;
}
