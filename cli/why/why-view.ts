import { YektaError } from '../../config/errors/yekta-error.ts';
import { nearestName } from '../../config/nearest-name.ts';
import type { OfflineConfig } from '../../config/schema/config.ts';
import { type FieldName, type RecordId, toFieldName } from '../../matching/ids.ts';
import type { Profile } from '../../matching/profile.ts';
import { explainField, type FieldExplanation } from '../../matching/survivorship/explain-field.ts';
import { readFieldDecisions } from '../../pipeline/decide/field-decisions.ts';
import { type MergeTimes, mergeTimes, withLastSeen } from '../../pipeline/merge-times.ts';
import type { PublishedCustomer } from '../../pipeline/ports/customer-store.ts';
import type { FieldVersion } from '../../pipeline/ports/history-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { type FoundCustomer, findCustomer } from '../show/find-customer.ts';

/** Everything that `yekta why` tells about one field of one customer. */
export interface WhyView {
  readonly found: FoundCustomer;
  readonly explanation: FieldExplanation;
  /** What is served today, when the explanation comes to something else: records, rules or times changed since the last sync. */
  readonly servedOtherwise: readonly string[] | null;
  /** What was served in the course of time, oldest first. */
  readonly history: readonly FieldVersion[];
  /** `source:key` of each member. */
  readonly refs: ReadonlyMap<RecordId, string>;
}

/** @throws YektaError `customer.not_found`, or `cli.usage` when the profile has no such field */
export async function whyView(
  warehouse: Warehouse,
  config: OfflineConfig,
  profile: Profile,
  asked: { readonly customer: string; readonly field: string },
): Promise<WhyView> {
  const field = fieldNamed(profile, asked.field);
  const sources = config.sources.map(({ name }) => name);
  const found = await findCustomer(warehouse, asked.customer, sources);
  const { members } = found.customer;
  const ids = members.map(({ id }) => id);
  const records = await warehouse.normalized.byIds(ids);
  const decisions = await readFieldDecisions(warehouse.decisions, ids);
  const times = await timesOfLastSync(warehouse);
  const explanation =
    times === null
      ? explainField(records, profile, field, { decisions })
      : explainField(withLastSeen(records, times), profile, field, { decisions, asOf: times.asOf });
  return {
    found,
    explanation,
    servedOtherwise: servedOtherwise(found.customer, explanation),
    history: await warehouse.history.versions(found.customer.id, field),
    refs: new Map(members.map((member) => [member.id, `${member.source}:${member.key}`])),
  };
}

function fieldNamed(profile: Profile, asked: string): FieldName {
  const names = profile.fields.map(({ name }) => name as string);
  if (names.includes(asked)) return toFieldName(asked);
  const nearest = nearestName(asked, names);
  throw new YektaError('cli.usage', 'The profile has no field of this name.', {
    remedy: nearest === null ? `Its fields are ${names.join(', ')}.` : `Did you mean ${nearest}?`,
  });
}

/** The times with which the served golden records were chosen; null before the first sync. */
async function timesOfLastSync(warehouse: Warehouse): Promise<MergeTimes | null> {
  const runs = await warehouse.runs.list(recentRuns);
  const last = runs.find(({ status }) => status === 'succeeded' || status === 'partial');
  return last === undefined ? null : mergeTimes(warehouse, last.id);
}

const recentRuns = 100;

function servedOtherwise({ golden }: PublishedCustomer, { field, served }: FieldExplanation): readonly string[] | null {
  const now = [golden.fields[field] ?? []].flat();
  const explained = served.map(({ value }) => value);
  return now.length === explained.length && now.every((value, i) => value === explained[i]) ? null : now;
}
