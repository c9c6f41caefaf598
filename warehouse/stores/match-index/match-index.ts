import type { IndexContent } from '../../../matching/incremental/index-content.ts';
import type { MatchDelta } from '../../../matching/incremental/match-delta.ts';
import type { MatchResult } from '../../../matching/match-result.ts';
import type { MatchIndex, MatchOrigin, MatchReader } from '../../../pipeline/ports/match-index.ts';
import { analyzeGrown } from '../../db/analyze.ts';
import type { Database } from '../../db/database.ts';
import { inSnapshot, inTransaction } from '../../db/in-transaction.ts';
import type { Transaction } from '../../db/transaction.ts';
import { writeMatchQuestions } from '../match-questions.ts';
import { noteAllUnresolved, noteUnresolved } from '../unpublished.ts';
import { noteReclustered, replaceClusters } from '../write-clusters.ts';
import { changeEdges, replaceEdges } from '../write-edges.ts';
import { findMembers, scanKeys } from './find-members.ts';
import { readAllComparables, readChanges, readComparables } from './read-records.ts';
import { readClusters, readCounts, readEdges } from './read-result.ts';
import { createRecordFinder } from './record-finder.ts';
import { appendSegment, replaceSegments } from './segments.ts';
import { changedStatistics, readState, writeState } from './state.ts';
import { writeCounts } from './write-counts.ts';
import { comingAndGoing, settleAllRecords, settleRecords } from './write-records.ts';

/** The match index in Postgres. Every read sees one moment of it; a result is written in one transaction. */
export function createMatchIndex(database: Database): MatchIndex {
  return {
    ...readerOn(database, (read) => inSnapshot(database, read)),
    snapshot: (read) => inSnapshot(database, (transaction) => read(readerOn(database, (each) => each(transaction)))),
    apply: (delta, origin) => inTransaction(database, (transaction) => applyDelta(transaction, delta, origin)),
    async replace(result, content, origin) {
      await inTransaction(database, (transaction) => replaceResult(transaction, result, content, origin));
      await analyzeGrown(database, ['match_edge', 'cluster_member'], result.edges.length);
      await analyzeGrown(database, ['block_part', 'match_record'], result.statistics.records);
    },
  };
}

/** @param read runs what reads from the database */
function readerOn(
  database: Database,
  read: <T>(each: (transaction: Transaction) => Promise<T>) => Promise<T>,
): MatchReader {
  return {
    state: () => read(readState),
    changes: () => read(readChanges),
    counts: () => read(readCounts),
    comparables: (ids, visit) => read((transaction) => readComparables(transaction, ids, visit)),
    allComparables: (visit) => read((transaction) => readAllComparables(transaction, visit)),
    members: (keys, visit) => read((transaction) => findMembers(transaction, keys, visit)),
    scan: (visit) => read((transaction) => scanKeys(transaction, visit)),
    finder: () => read((transaction) => createRecordFinder(database, transaction)),
    edgesOf: (ids) => read((transaction) => readEdges(transaction, ids)),
    clustersOf: (ids) => read((transaction) => readClusters(transaction, ids)),
  };
}

async function applyDelta(transaction: Transaction, delta: MatchDelta, origin: MatchOrigin): Promise<void> {
  await noteUnresolved(transaction, comingAndGoing(delta.changed));
  await settleRecords(transaction, delta.changed);
  await appendSegment(transaction, delta.segment);
  await writeCounts(transaction, delta.counts);
  await changeEdges(transaction, delta);
  await noteReclustered(transaction, delta.reclustered);
  await replaceClusters(transaction, delta.part, 'reclustered');
  await writeMatchQuestions(transaction, delta.part, 'reclustered');
  await writeState(transaction, origin, await changedStatistics(transaction, delta.counts.records, delta.rules));
}

async function replaceResult(
  transaction: Transaction,
  result: MatchResult,
  { segment, counts }: IndexContent,
  origin: MatchOrigin,
): Promise<void> {
  await noteAllUnresolved(transaction);
  await settleAllRecords(transaction);
  await replaceSegments(transaction, segment);
  await writeCounts(transaction, counts);
  await replaceEdges(transaction, result.edges);
  await replaceClusters(transaction, result, 'all');
  await writeMatchQuestions(transaction, result, 'all');
  await writeState(transaction, origin, { ...result.statistics, records: counts.records });
}
