import { blockLimitsOf } from '../../matching/candidate-blocks.ts';
import { comparedFields } from '../../matching/compared-fields.ts';
import { type FieldName, type RecordId, toRecordId } from '../../matching/ids.ts';
import { type BlockingChanges, blockingChanges } from '../../matching/incremental/blocking-changes.ts';
import { createPackedTableBuilder } from '../../matching/incremental/comparables/packed-table-builder.ts';
import { type BlockCaps, capsOf, isKept } from '../../matching/incremental/counts/block-counts.ts';
import { deltaSegment } from '../../matching/incremental/delta-segment.ts';
import { createEdgeGraph } from '../../matching/incremental/edge-graph.ts';
import { type KeyChanges, type KeyedTable, keyChanges } from '../../matching/incremental/keys/key-changes.ts';
import { createKeyReader, ruleOf } from '../../matching/incremental/keys/row-keys.ts';
import type { MatchDelta } from '../../matching/incremental/match-delta.ts';
import { type KeysNearCaps, keysNearCaps, type VisitKeys } from '../../matching/incremental/near-caps.ts';
import { createRecordPairs, type RecordPairs } from '../../matching/incremental/record-pairs.ts';
import { scorePairs } from '../../matching/incremental/score-pairs.ts';
import { compareHashes } from '../../matching/incremental/segments/segment.ts';
import type { MatchOptions } from '../../matching/match-options.ts';
import type { MatchModel } from '../../matching/model.ts';
import type { BlockingRule } from '../../matching/plan/blocking-rule.ts';
import { planRules } from '../../matching/plan/plan-rules.ts';
import type { Profile } from '../../matching/profile.ts';
import { oddsInBits } from '../../matching/scoring/bits.ts';
import { genericOf, withoutListedValues } from '../../matching/scoring/without-generic-values.ts';
import type { RecordTable } from '../../matching/table/record-table.ts';
import type { MatchIndex, RecordChange } from '../ports/match-index.ts';
import { changeEdges } from './change-edges.ts';
import { clusterAround } from './cluster-around.ts';
import { edgesApart } from './edges-apart.ts';
import { tableOfRecords } from './table-of-records.ts';

/** What a stored result is brought up to date with. */
export interface ChangesToMatch {
  readonly index: MatchIndex;
  readonly profile: Profile;
  /** The model of the stored result; its generic values may have changed since. */
  readonly model: MatchModel;
  readonly options: MatchOptions;
  /** Generic values by which the stored result was made; absent: those of the model. */
  readonly genericBefore?: ReadonlyMap<FieldName, readonly string[]>;
  /**
   * Records of decisions that were made or ended since, and of those that say something else now because one of their records
   * came or went. (Pairs in `options.decisions` say the same whether or not their records are there.)
   */
  readonly decided: readonly RecordId[];
  /** With fewer keys per record than one in so many, keys are looked up; with more, all keys are looked at. Absent: as it costs less. */
  readonly recordsPerKey?: number;
}

/**
 * Matches what changed since the stored result was made. Stored result and delta together are what `matchTable` makes of all
 * live records:
 *
 * - the weight of a pair depends on its two records and the model;
 * - a pair is a candidate when its records share a key that makes a block, which depends on the number of records that have
 *   the key and on the limit of its rule, a function of sums over all keys that are kept up to date;
 * - a cluster depends on the component of edges and must-links that it is in.
 */
export async function matchChanges(input: ChangesToMatch): Promise<MatchDelta> {
  const { index, profile, model, options } = input;
  const generic = genericOf(model);
  const rules = planRules(comparedFields(profile), options);
  const changes = await index.changes();
  const before = keyedTable(tableBefore(profile, changes), input.genericBefore ?? generic, rules);
  const after = keyedTable(tableAfter(profile, changes), generic, rules);
  const keys = keyChanges(before, after);
  const limits = blockLimitsOf(options);
  const blocking = blockingChanges(before, after, keys, limits.blockSize);
  const countsBefore = await index.counts();
  const capsBefore = capsOf(countsBefore, rules, limits);
  const near = keysNearCaps(capsBefore);
  const hasSeenAll = await takeMembers(input, keys, countsBefore.records, blocking, near);
  const counts = blocking.countsFrom(countsBefore);
  const caps = capsOf(counts, rules, limits);

  const scored = createRecordPairs();
  const apart = new Set<number>();
  blocking.pairs(capsBefore, caps, scored, apart);
  await addMovedKeys(
    hasSeenAll ? near.movedTo(caps) : null,
    { index, blocking, before: capsBefore, after: caps },
    scored,
    apart,
  );
  const floor = oddsInBits(options.thresholds.review);
  const pairs = scored.list();
  const changed = changes.map(({ record }) => record);
  const graph = createEdgeGraph();
  const stored = await index.edgesOf(changed);
  graph.add(stored);
  // A generic value that was judged since makes other weights of the same values.
  const isSameModel = input.genericBefore === undefined || isSameLists(input.genericBefore, generic);
  const table = await tableOfRecords(index, profile, Array.from(pairs.records, toRecordId), isSameModel ? changes : []);
  const edges = scorePairs(table, profile, model, pairs, floor, isSameModel ? graph : null);

  const { lost, won } = await changeEdges({
    index,
    graph,
    changed: new Set(changed),
    stored,
    apart,
    scored: edges,
    edgesApart: (candidates) => edgesApart({ index, profile, generic, rules, blocking, caps }, candidates),
  });
  const { reclustered, part } = await clusterAround({
    index,
    graph,
    profile,
    model,
    options,
    seeds: [...changed, ...input.decided, ...lost.flatMap(({ a, b }) => [a, b]), ...won.flatMap(({ a, b }) => [a, b])],
  });
  return {
    changed,
    segment: deltaSegment(keys),
    counts,
    rules: caps.statistics,
    edgesLost: lost,
    edgesWon: won,
    reclustered,
    part,
  };
}

function isSameLists<T>(a: ReadonlyMap<T, readonly string[]>, b: ReadonlyMap<T, readonly string[]>): boolean {
  return JSON.stringify([...a]) === JSON.stringify([...b]);
}

function tableBefore(profile: Profile, changes: readonly RecordChange[]): RecordTable {
  const builder = createPackedTableBuilder(profile);
  for (const { record, source, before } of changes) if (before !== null) builder.add(record, source, before);
  return builder.build();
}

function tableAfter(profile: Profile, changes: readonly RecordChange[]): RecordTable {
  const builder = createPackedTableBuilder(profile);
  for (const { record, source, after } of changes) if (after !== null) builder.add(record, source, after);
  return builder.build();
}

function keyedTable(
  full: RecordTable,
  generic: ReadonlyMap<FieldName, readonly string[]>,
  rules: readonly BlockingRule[],
): KeyedTable {
  const table = withoutListedValues(full, generic);
  return { table, reader: createKeyReader(table, rules) };
}

/** Keys of one in so many records are in half of the parts of the index, and reading all of it in order costs no more. */
const RECORDS_PER_KEY = 8;

/** Takes the members of the keys of changed records; whether it looked at all keys, and took those near the caps, too. */
async function takeMembers(
  { index, recordsPerKey = RECORDS_PER_KEY }: ChangesToMatch,
  keys: KeyChanges,
  records: number,
  blocking: BlockingChanges,
  near: KeysNearCaps,
): Promise<boolean> {
  if (keys.length * recordsPerKey < records) {
    await index.members(keys, blocking.take);
    return false;
  }
  let next = 0;
  await index.scan((high, low, size, members) => {
    while (next < keys.length && compareHashes(keys.high[next]!, keys.low[next]!, high, low) < 0) next++;
    if (keys.high[next] === high && keys.low[next] === low) blocking.take(next, members());
    else near.take(ruleOf(low), size, members);
  });
  return true;
}

interface MovedCaps {
  readonly index: MatchIndex;
  readonly blocking: BlockingChanges;
  readonly before: BlockCaps;
  readonly after: BlockCaps;
}

/**
 * Adds what `blocking.pairs` does for keys that no changed record has, but whose rule has another limit now.
 *
 * @param moved all such keys at least; null: they are looked for
 */
async function addMovedKeys(
  moved: VisitKeys | null,
  { index, blocking, before, after }: MovedCaps,
  scored: RecordPairs,
  apart: Set<number>,
): Promise<void> {
  if (before.largestKept.every((cap, rule) => cap === after.largestKept[rule])) return;
  const add = (rule: number, size: number, members: () => Int32Array): void => {
    const wasKept = isKept(before, rule, size);
    const kept = isKept(after, rule, size);
    if (wasKept === kept) return;
    if (kept) scored.addWithin(members());
    else for (const record of members()) apart.add(record);
  };
  if (moved !== null) return moved(add);
  await index.scan((high, low, size, members) => {
    const rule = ruleOf(low);
    if (isKept(before, rule, size) !== isKept(after, rule, size) && blocking.find(high, low) < 0)
      add(rule, size, members);
  });
}
