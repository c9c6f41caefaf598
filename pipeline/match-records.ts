import type { Config } from '../config/schema/config.ts';
import type { Profile } from '../matching/profile.ts';
import { loadRecordTable } from './load-record-table.ts';
import type { MatchStore } from './ports/match-store.ts';
import { type Matcher, matchAlone } from './ports/matcher.ts';
import type { NormalizedStore } from './ports/normalized-store.ts';
import type { Counts } from './ports/run-store.ts';

export interface MatchInput {
  readonly profile: Profile;
  readonly matching: Config['matching'];
  /** Fingerprint of the configuration that matching depends on. */
  readonly configFingerprint: string;
  readonly normalized: NormalizedStore;
  readonly matches: MatchStore;
  readonly matcher?: Matcher | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number | null) => void;
}

/**
 * Scores and clusters all normalized records, unless the stored result was made from the same ones. The model is the
 * stored one; only when this configuration has none yet is one made from the data (law 3). Returns null when there was
 * nothing to do.
 */
export async function matchRecords(input: MatchInput): Promise<Counts | null> {
  const { matches, configFingerprint, profile, matching, signal, matcher = matchAlone, onProgress } = input;
  const stored = await matches.model(configFingerprint);
  if (stored !== null && !(await matches.isStale(stored, configFingerprint))) return null;
  const basis = await matches.basis();
  const table = await loadRecordTable(input);
  const { model, result } = await matcher.match({
    table,
    profile,
    model: stored?.model ?? null,
    options: {
      ...matching,
      decisions: await matches.decisions(),
      generic: await matches.genericValues(),
      onProgress,
    },
    signal,
  });
  await matches.write(stored ?? (await matches.saveModel(configFingerprint, model)), configFingerprint, result, basis);
  return {
    records: result.statistics.records,
    pairs: result.statistics.candidatePairs,
    edges: result.edges.length,
    clusters: result.clusters.length,
    held: result.held.length,
    possible_matches: result.possibleMatches.length,
  };
}
