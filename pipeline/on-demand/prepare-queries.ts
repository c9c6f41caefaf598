import { YektaError } from '../../config/errors/yekta-error.ts';
import type { OfflineConfig } from '../../config/schema/config.ts';
import { withGenericValues } from '../../matching/decisions/effective-model.ts';
import { createRecordQuery, type RecordQuery } from '../../matching/on-demand/record-query.ts';
import type { Profile } from '../../matching/profile.ts';
import { resultFingerprint } from '../match/result-fingerprint.ts';
import type { MatchReader } from '../ports/match-index.ts';
import type { MatchStore } from '../ports/match-store.ts';

export interface QueriesToPrepare {
  readonly config: Pick<OfflineConfig, 'matching'>;
  readonly profile: Profile;
  readonly matches: Pick<MatchStore, 'model'>;
}

/**
 * Prepares queries against the stored result as it was made.
 *
 * @param fingerprint of the configuration that matching depends on
 * @throws YektaError `match.not_ready` when there is none, or one of another model or configuration
 */
export async function prepareQueries(
  { config, profile, matches }: QueriesToPrepare,
  reader: MatchReader,
  fingerprint: string,
): Promise<RecordQuery> {
  const state = await reader.state();
  if (state === null) throw notReady('No records have been matched yet.');
  if (!state.isWhole) throw notReady('The blocking index lost parts.');
  const { origin } = state;
  if (origin.fingerprint !== resultFingerprint(fingerprint, profile, config.matching))
    throw notReady('Records were matched with another configuration.');
  const stored = await matches.model(fingerprint);
  if (stored?.id !== origin.model) throw notReady('Records were matched with another model.');
  const model = withGenericValues(stored.model, origin.generic);
  return createRecordQuery(profile, model, config.matching, await reader.counts());
}

export function notReady(message: string): YektaError {
  return new YektaError('match.not_ready', message, { remedy: 'Run `yekta sync`.' });
}
