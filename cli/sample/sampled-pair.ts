import type { NormalizedFields } from '../../matching/normalized-record.ts';
import type { RecordRef } from '../../pipeline/files/record-refs.ts';

/** A pair of records for a person to judge, without what the model thinks of it. */
export interface SampledPair {
  readonly a: SampledRecord;
  readonly b: SampledRecord;
}

export interface SampledRecord extends RecordRef {
  readonly fields: NormalizedFields;
}
