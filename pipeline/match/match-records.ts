import type { Config } from '../../config/schema/config.ts';
import { withGenericValues } from '../../matching/decisions/effective-model.ts';
import type { Profile } from '../../matching/profile.ts';
import type { MatchIndex, MatchOrigin } from '../ports/match-index.ts';
import type { MatchStore, StoredModel } from '../ports/match-store.ts';
import { type Matcher, matchAlone } from '../ports/matcher.ts';
import type { NormalizedStore } from '../ports/normalized-store.ts';
import type { Counts } from '../ports/run-store.ts';
import { type FoundChanges, findChanges, isUpToDate } from './find-changes.ts';
import { loadComparables } from './load-comparables.ts';
import { matchChanges } from './match-changes.ts';
import { resultFingerprint } from './result-fingerprint.ts';

export interface MatchInput {
  readonly profile: Profile;
  readonly matching: Config['matching'];
  /** Fingerprint of the configuration that matching depends on. */
  readonly configFingerprint: string;
  readonly normalized: Pick<NormalizedStore, 'count' | 'repack'>;
  readonly matches: Pick<MatchStore, 'model' | 'modelId' | 'saveModel' | 'decisions' | 'genericValues'>;
  readonly index: MatchIndex;
  readonly matcher?: Matcher | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number | null) => void;
}

/** What a result is to be made from, beside the records and the model. */
type Wanted = Omit<MatchOrigin, 'model'>;

/**
 * Brings the stored result of matching up to date: by what changed, where it was made with the same model and rules; else by
 * matching all records. Both come to the same result, see `matchChanges`. The model is the stored one; only when this
 * configuration has none yet is one made from the data (law 3). Returns null when there was nothing to do.
 */
export async function matchRecords(input: MatchInput): Promise<Counts | null> {
  const { matches, index, profile, matching, configFingerprint } = input;
  const wanted: Wanted = {
    fingerprint: resultFingerprint(configFingerprint, profile, matching),
    // Read before anything else: a decision that is taken from now on is not part of the result, and is found by the next run.
    decisions: await matches.decisions(),
    generic: await matches.genericValues(),
  };
  const model = await matches.modelId(configFingerprint);
  if (model === null) return matchAll(input, wanted, null);
  const state = await index.state();
  if (isUpToDate(state, { ...wanted, model })) return null;
  const stored = (await matches.model(configFingerprint))!;
  const found = await findChanges({ index, profile, state }, { ...wanted, model: stored.id }, stored.model);
  if (found === 'all') return matchAll(input, wanted, stored);
  return found === null ? null : matchOnly(input, wanted, stored, found);
}

async function matchAll(input: MatchInput, wanted: Wanted, stored: StoredModel | null): Promise<Counts> {
  const { profile, matching, matches, index, signal, matcher = matchAlone, onProgress } = input;
  const { decisions, generic } = wanted;
  const table = await loadComparables(input);
  const options = { ...matching, decisions, generic, onProgress };
  const { model, result, content } = await matcher.match({
    table,
    profile,
    model: stored?.model ?? null,
    options,
    signal,
  });
  const { id } = stored ?? (await matches.saveModel(input.configFingerprint, model));
  await index.replace(result, content, { ...wanted, model: id });
  return {
    records: result.statistics.records,
    pairs: result.statistics.candidatePairs,
    edges: result.edges.length,
    clusters: result.clusters.length,
    held: result.held.length,
    possible_matches: result.possibleMatches.length,
  };
}

async function matchOnly(
  { profile, matching, index, signal }: MatchInput,
  wanted: Wanted,
  { id, model }: StoredModel,
  { changes, decided, genericBefore }: FoundChanges,
): Promise<Counts> {
  const delta = await matchChanges({
    index: { ...index, changes: async () => changes },
    profile,
    model: withGenericValues(model, wanted.generic),
    genericBefore,
    options: { ...matching, decisions: wanted.decisions },
    decided,
  });
  signal.throwIfAborted();
  await index.apply(delta, { ...wanted, model: id });
  return {
    records: delta.counts.records,
    changed: delta.changed.length,
    edges_lost: delta.edgesLost.length,
    edges_won: delta.edgesWon.length,
    clustered_again: delta.reclustered.length,
  };
}
