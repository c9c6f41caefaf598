import { hash } from 'node:crypto';
import type { SourceSettings } from '../../config/schema/source-config.ts';
import type { Profile } from '../../matching/profile.ts';
import type { NormalizedStore } from '../ports/normalized-store.ts';
import { decideColumnFormats } from './column-formats.ts';
import { createRecordMapper } from './record-mapper.ts';

/** Grows when the cleaning rules change, so that every record is normalized anew. */
const RULES_VERSION = 1;

/** How the records of one source are normalized. */
export interface SourceNormalizer {
  /** Changes with everything that the outcome depends on beside the record. */
  readonly fingerprint: string;
  readonly normalize: ReturnType<typeof createRecordMapper>;
}

/** @param configFingerprint of the configuration that the source's normalization depends on */
export async function sourceNormalizer(
  source: SourceSettings,
  profile: Profile,
  configFingerprint: string,
  store: Pick<NormalizedStore, 'columnTexts'>,
): Promise<SourceNormalizer> {
  const formats = await decideColumnFormats(source, profile, store);
  const content = hash('sha256', JSON.stringify([RULES_VERSION, configFingerprint, formats]), 'hex');
  return { fingerprint: content.slice(0, 32), normalize: createRecordMapper(source, profile, formats) };
}
