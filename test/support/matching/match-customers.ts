import { defaults } from '../../../config/defaults.ts';
import type { PairDecision } from '../../../matching/decision.ts';
import type { MatchOptions } from '../../../matching/match-options.ts';
import type { MatchResult } from '../../../matching/match-result.ts';
import { matchTable } from '../../../matching/match-table.ts';
import type { MatchModel } from '../../../matching/model.ts';
import type { NormalizedRecord } from '../../../matching/normalized-record.ts';
import type { Profile } from '../../../matching/profile.ts';
import type { RecordTable } from '../../../matching/table/record-table.ts';
import { createRecordTableBuilder } from '../../../matching/table/record-table-builder.ts';
import { type TrainingOptions, trainModel } from '../../../matching/training/train-model.ts';
import { standardCustomerProfile } from './customer-records.ts';

export function tableOf(
  records: readonly NormalizedRecord[],
  profile: Profile = standardCustomerProfile(),
): RecordTable {
  const builder = createRecordTableBuilder(profile);
  for (const record of records) builder.add(record);
  return builder.build();
}

export const defaultMatchOptions: MatchOptions = {
  decisions: [],
  thresholds: defaults.thresholds,
  limits: { clusterSize: 50, blockSize: 80, pairsPerRecord: 3 },
};

/** Trains on the records and matches them, with defaults for everything not given. */
export function matchCustomers(
  records: readonly NormalizedRecord[],
  options: { readonly profile?: Profile; readonly model?: MatchModel } & Partial<MatchOptions> = {},
): MatchResult {
  const { profile = standardCustomerProfile(), model, ...matchOptions } = options;
  const table = tableOf(records, profile);
  const all = { ...defaultMatchOptions, ...matchOptions };
  return matchTable(table, profile, model ?? trainModel(table, profile, all), all);
}

/** Every pair that a result joins, held clusters included, as `lower id-higher id`. */
export function joinedPairs(result: Pick<MatchResult, 'clusters' | 'held'>): Set<string> {
  const pairs = new Set<string>();
  for (const members of [...result.clusters, ...result.held.map((held) => held.members)]) {
    for (const a of members) for (const b of members) if (a < b) pairs.add(`${a}-${b}`);
  }
  return pairs;
}

export const mustLink = (a: number, b: number): PairDecision => ({ kind: 'must_link', ...pair(a, b) });
export const cannotLink = (a: number, b: number): PairDecision => ({ kind: 'cannot_link', ...pair(a, b) });

function pair(a: number, b: number): Pick<PairDecision, 'a' | 'b'> {
  return { a: a as PairDecision['a'], b: b as PairDecision['b'] };
}

/** Trains on the records with the default options. */
export function trainCustomers(
  records: readonly NormalizedRecord[],
  profile: Profile = standardCustomerProfile(),
  options: Partial<TrainingOptions> = {},
): MatchModel {
  return trainModel(tableOf(records, profile), profile, { ...defaultMatchOptions, ...options });
}
