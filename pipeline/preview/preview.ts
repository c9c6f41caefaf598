import type { OfflineConfig } from '../../config/schema/config.ts';
import type { RecordId } from '../../matching/ids.ts';
import type { MatchStage } from '../../matching/match-options.ts';
import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import type { Profile } from '../../matching/profile.ts';
import { loadRecordTable } from '../load-record-table.ts';
import { mergeTimesAt } from '../merge-times.ts';
import type { FrozenWarehouse } from '../ports/frozen-warehouse.ts';
import { type Matcher, matchAlone } from '../ports/matcher.ts';
import { countChanges } from '../resolve-identities.ts';
import { compareCustomers } from './golden-preview.ts';
import { movesOf } from './moves.ts';
import type { Preview } from './preview-result.ts';
import { createPreviewTally } from './preview-tally.ts';
import { matchQuestions } from './question-changes.ts';
import { assignShadow, membersOf } from './shadow-identities.ts';
import { type ModelChoice, type ShadowMatch, shadowMatch } from './shadow-match.ts';
import { type ShadowRecords, shadowRecords } from './shadow-records.ts';

export interface PreviewInput {
  readonly config: OfflineConfig;
  readonly profile: Profile;
  readonly frozen: FrozenWarehouse;
  readonly model: ModelChoice;
  /** Absent: this thread does all calculations alone. */
  readonly matcher?: Matcher;
  /** When the sync would run (ISO 8601): ages are measured then. */
  readonly now: string;
  /** Changes of each kind that are kept to be shown. */
  readonly samples: number;
  readonly signal: AbortSignal;
  readonly onStage: (stage: 'load' | 'train' | MatchStage | 'merge') => void;
  readonly onProgress: (done: number, total: number | null) => void;
  /** Sees everything that is made on the way; then nothing is taken from what is stored. */
  readonly audit?: PreviewAudit;
}

export interface PreviewAudit {
  /** Batches of normalized records, all of them once. */
  readonly normalized: (batch: readonly NormalizedRecord[]) => Promise<void>;
  readonly matched: (matched: ShadowMatch) => Promise<void>;
}

/**
 * Finds out what a sync with this configuration and model would publish, without reading the sources, and how that differs from
 * what is published. Works in memory, with the functions that a sync works with; the warehouse is only read.
 *
 * @throws YektaError `internal` when the model was made for other fields
 */
export async function previewChanges(input: PreviewInput): Promise<Preview> {
  const { config, profile, frozen, matcher = matchAlone, samples, onStage, audit } = input;
  onStage('load');
  const records = await shadowRecords(config, profile, frozen, audit !== undefined);
  const table = await loadRecordTable({ ...input, normalized: audit ? shownTo(audit, records) : records });
  const times = mergeTimesAt(input.now, await frozen.sources.lastRead());
  const matched = await shadowMatch({ ...input, table, matcher, asOf: times.asOf });
  await audit?.matched(matched);
  const before = await collect(frozen.customers.memberships());
  const assignment = assignShadow(matched, before, await collect(frozen.customers.homes()));

  const tally = createPreviewTally(profile, await frozen.questions(), samples);
  tally.addMoves(movesOf(before, assignment));
  tally.addQuestions(matchQuestions(matched.result));

  onStage('merge');
  const members = membersOf(before, assignment);
  const customers = new Set(before.map(({ customer }) => customer));
  const total = new Set([...customers, ...members.keys()]).size;
  let done = 0;
  for await (const batch of compareCustomers({ frozen, records, profile, times, members })) {
    input.signal.throwIfAborted();
    for (const customer of batch) tally.addCustomer(customer);
    done += batch.length;
    input.onProgress(done, total);
  }

  const result = tally.result();
  const refs = await frozen.decisions.refsOf([...recordsShown(result)]);
  return {
    ...result,
    model: matched.origin,
    customers: { before: customers.size, after: members.size },
    records: { before: before.length, after: matched.records.length },
    renormalized: records.renormalized(),
    identities: countChanges(assignment.changes),
    nameOf: (record) => {
      const ref = refs.get(record);
      return ref === undefined ? `record ${record}` : `${ref.source}:${ref.key}`;
    },
  };
}

const shownTo = (audit: PreviewAudit, records: ShadowRecords): Pick<ShadowRecords, 'all' | 'count'> => ({
  count: records.count,
  all: async function* () {
    for await (const batch of records.all()) {
      await audit.normalized(batch);
      yield batch;
    }
  },
});

function recordsShown({ moves, fields, questions }: Pick<Preview, 'moves' | 'fields' | 'questions'>): Set<RecordId> {
  const shown = new Set<RecordId>();
  const show = (records: readonly RecordId[]): void => {
    for (const record of records) shown.add(record);
  };
  for (const { samples } of Object.values(moves))
    for (const { before, after } of samples) for (const { records } of [...before, ...after]) show(records);
  for (const { samples } of fields) for (const { records } of samples) show(records);
  for (const kinds of Object.values(questions))
    for (const { samples } of Object.values(kinds)) for (const { records } of samples) show(records);
  return shown;
}

async function collect<T>(batches: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const batch of batches) for (const item of batch) all.push(item);
  return all;
}
