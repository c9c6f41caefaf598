import type { OfflineConfig } from '../../config/schema/config.ts';
import type { GoldenRecord } from '../../matching/golden-record.ts';
import type { CustomerId, RecordId } from '../../matching/ids.ts';
import type { MatchStage } from '../../matching/match-options.ts';
import type { Profile } from '../../matching/profile.ts';
import { loadRecordTable } from '../load-record-table.ts';
import { mergeTimesAt } from '../merge-times.ts';
import type { FrozenWarehouse } from '../ports/frozen-warehouse.ts';
import { type Matcher, matchAlone } from '../ports/matcher.ts';
import { countChanges } from '../resolve-identities.ts';
import { createFieldTally } from './field-tally.ts';
import { goldenChanges } from './golden-changes.ts';
import { compareCustomers } from './golden-preview.ts';
import { type Move, type MoveKind, moveKinds, movesOf } from './moves.ts';
import type { Preview } from './preview-result.ts';
import {
  contradictionChanges,
  matchQuestionChanges,
  type QuestionChange,
  type QuestionChanges,
  type QuestionKind,
  questionKinds,
} from './question-changes.ts';
import { sampler } from './sampled.ts';
import { assignShadow, membersOf } from './shadow-identities.ts';
import { type ModelChoice, shadowMatch } from './shadow-match.ts';
import { shadowRecords } from './shadow-records.ts';

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
}

/**
 * Finds out what a sync with this configuration and model would publish, without reading the sources, and how that differs from
 * what is published. Works in memory, with the functions that a sync works with; the warehouse is only read.
 *
 * @throws YektaError `internal` when the model was made for other fields
 */
export async function previewChanges(input: PreviewInput): Promise<Preview> {
  const { config, profile, frozen, matcher = matchAlone, samples, onStage } = input;
  onStage('load');
  const records = await shadowRecords(config, profile, frozen);
  const table = await loadRecordTable({ ...input, normalized: records });
  const times = mergeTimesAt(input.now, await frozen.sources.lastRead());
  const matched = await shadowMatch({ ...input, table, matcher, asOf: times.asOf });
  const before = await collect(frozen.customers.memberships());
  const assignment = assignShadow(matched, before, await collect(frozen.customers.homes()));

  const moves = sampler<MoveKind, Move>(moveKinds, samples);
  for (const move of movesOf(before, assignment)) moves.add(move.kind, move);
  const questions = { opened: questionSampler(samples), closed: questionSampler(samples) };
  const note = (changes: QuestionChanges): void => {
    for (const question of changes.opened) questions.opened.add(question.kind, question);
    for (const question of changes.closed) questions.closed.add(question.kind, question);
  };
  note(matchQuestionChanges(await frozen.questions(), matched.result));

  onStage('merge');
  const members = membersOf(before, assignment);
  const fields = createFieldTally(samples);
  const titles = new Map<CustomerId, string | null>();
  const shown = new Set(
    Object.values(moves.result()).flatMap(({ samples }) =>
      samples.flatMap((move) => [...move.before, ...move.after].map(({ customer }) => customer)),
    ),
  );
  let [changed, done] = [0, 0];
  for await (const batch of compareCustomers({ frozen, records, profile, times, members })) {
    input.signal.throwIfAborted();
    for (const { customer, before: old, after } of batch) {
      note(contradictionChanges({ customer, before: old, after }));
      if (shown.has(customer)) titles.set(customer, titleOf(old?.golden ?? after?.golden, profile));
      if (old === null || after === null || isSame(old.golden, after.golden)) continue;
      changed += 1;
      const known = { golden: old.golden, members: old.members.map(({ id }) => id) };
      for (const change of goldenChanges(known, after)) fields.add(customer, change);
    }
    done += batch.length;
    input.onProgress(done, members.size);
  }

  const result = {
    moves: moves.result(),
    fields: fields.result(),
    questions: { opened: questions.opened.result(), closed: questions.closed.result() },
  };
  const refs = await frozen.decisions.refsOf([...recordsShown(result)]);
  return {
    ...result,
    model: matched.origin,
    customers: { before: new Set(before.map(({ customer }) => customer)).size, after: members.size },
    records: { before: before.length, after: matched.records.length },
    renormalized: records.renormalized(),
    identities: countChanges(assignment.changes),
    changed,
    nameOf: (record) => {
      const ref = refs.get(record);
      return ref === undefined ? `record ${record}` : `${ref.source}:${ref.key}`;
    },
    titleOf: (customer) => titles.get(customer) ?? null,
  };
}

const questionSampler = (most: number) => sampler<QuestionKind, QuestionChange>(questionKinds, most);

function isSame(before: GoldenRecord, after: GoldenRecord): boolean {
  return before.kind === after.kind && JSON.stringify(before.fields) === JSON.stringify(after.fields);
}

/** The first name that the customer has. */
function titleOf(golden: GoldenRecord | undefined, { fields }: Profile): string | null {
  const names = fields.filter(({ type }) => type === 'organisation_name' || type === 'person_name');
  for (const { name } of names) {
    const value = golden?.fields[name];
    if (value !== undefined) return typeof value === 'string' ? value : (value[0] ?? null);
  }
  return null;
}

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
