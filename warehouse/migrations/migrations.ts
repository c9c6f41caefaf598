import { changesView } from './identities/changes.ts';
import { conflictQueueColumns } from './identities/conflict-queue.ts';
import { decisionTables } from './identities/decisions.ts';
import { detectionTables } from './identities/detection.ts';
import { dirtyTables } from './identities/dirty.ts';
import { erasureTables } from './identities/erasure.ts';
import { feedTables } from './identities/feed.ts';
import { holdTables } from './identities/holds.ts';
import { homeTables } from './identities/homes.ts';
import { matchStateTable } from './identities/match-state.ts';
import { matchingIndexTables } from './identities/matching-index.ts';
import { askedRecords, publicationColumns } from './identities/publication.ts';
import { questionColumns } from './identities/questions.ts';
import { rollbackTables } from './identities/rollback.ts';
import { rowMemoTable } from './identities/row-memo.ts';
import { shortParts } from './identities/short-parts.ts';
import { stagedAsText } from './identities/staged.ts';
import { stretchMemo } from './identities/stretch-memo.ts';
import { totalColumns } from './identities/totals.ts';
import { customerTables, publicViews } from './initial/customers.ts';
import { matchingTables } from './initial/matching.ts';
import { recordTables } from './initial/records.ts';
import { runTables } from './initial/runs.ts';

export interface Migration {
  /** Numbered, never renamed once released. */
  readonly name: string;
  readonly sql: string;
}

/** Every migration in its order; a released one never changes. */
export const migrations: readonly Migration[] = [
  { name: '0001-initial', sql: [runTables, recordTables, matchingTables, customerTables, publicViews].join('\n') },
  { name: '0002-match-statistics', sql: 'alter table project_state add column match_statistics json;' },
  { name: '0003-time-last-read', sql: 'alter table staging add column read_at timestamptz;' },
  { name: '0004-decisions', sql: decisionTables },
  { name: '0005-homes', sql: homeTables },
  { name: '0006-feed', sql: feedTables },
  { name: '0007-match-state', sql: matchStateTable },
  { name: '0008-matching-index', sql: matchingIndexTables },
  { name: '0009-detection', sql: detectionTables },
  { name: '0010-conflict-queue', sql: conflictQueueColumns },
  { name: '0011-erasure', sql: erasureTables },
  { name: '0012-changes', sql: changesView },
  { name: '0013-questions', sql: questionColumns },
  { name: '0014-holds', sql: holdTables },
  { name: '0015-rollback', sql: rollbackTables },
  { name: '0016-dirty', sql: dirtyTables },
  { name: '0017-row-memo', sql: rowMemoTable },
  { name: '0020-totals', sql: totalColumns },
  { name: '0021-decisions-read', sql: 'alter table project_state add column read_decisions bigint;' },
  { name: '0023-stage', sql: stagedAsText },
  { name: '0024-match', sql: shortParts },
  { name: '0027-publish', sql: publicationColumns },
  { name: '0031-publish', sql: askedRecords },
  { name: '0032-stretch-memo', sql: stretchMemo },
];
