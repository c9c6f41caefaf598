import { sql } from 'kysely';
import type { MatchResult } from '../../matching/match-result.ts';
import type { MatchBasis, StoredModel } from '../../pipeline/ports/match-store.ts';
import type { Transaction } from '../db/transaction.ts';
import { writeMatchQuestions } from './match-questions.ts';
import { replaceClusters } from './write-clusters.ts';
import { replaceEdges } from './write-edges.ts';

/** Replaces the stored match result; rows that stay the same are not touched. */
export async function writeMatchResult(
  transaction: Transaction,
  model: StoredModel,
  fingerprint: string,
  result: MatchResult,
  basis: MatchBasis,
): Promise<void> {
  await replaceEdges(transaction, result.edges);
  await replaceClusters(transaction, result, 'all');
  await writeMatchQuestions(transaction, result, 'all');
  await sql`
    update match_state set revision = revision + 1, model_id = ${model.id}, fingerprint = ${fingerprint},
      normalized_revision = ${basis.normalized}, decisions_revision = ${basis.decisions},
      statistics = ${JSON.stringify(result.statistics)}, decisions = null`.execute(transaction.db);
}
