import type { Clock } from '../../config/vocabulary.ts';
import type { FieldName, SourceName } from '../ids.ts';
import type { NormalizedRecord } from '../normalized-record.ts';
import { ageInDays } from './clock.ts';

/** Trust in the values of a source: `score` when fresh, half of it after each half-life. */
export interface TrustScore {
  /** 0..1 */
  readonly score: number;
  /** Null: it never decays. */
  readonly halfLifeDays: number | null;
  /** The time that age is counted from. */
  readonly by: Clock;
}

export interface SourceTrust extends TrustScore {
  /** Instead, in single fields. */
  readonly fields: ReadonlyMap<FieldName, TrustScore>;
}

export interface TrustTable {
  /** Of sources that are not named. */
  readonly default: TrustScore;
  /** Least trust of a source whose value can contradict another on a critical field. */
  readonly contradictFrom: number;
  readonly sources: ReadonlyMap<SourceName, SourceTrust>;
}

/** Every source is trusted alike. */
export const equalTrust: TrustTable = {
  default: { score: 0.5, halfLifeDays: null, by: 'updated' },
  contradictFrom: 0.5,
  sources: new Map(),
};

/** How a source is trusted in a field: as said for the field, else for the source, else for all. */
export function trustScore(table: TrustTable, source: SourceName, field: FieldName): TrustScore {
  const named = table.sources.get(source);
  return named?.fields.get(field) ?? named ?? table.default;
}

/** Trust in a value of a record at a time (milliseconds since 1970), 0..1 in steps of a millionth: the same on every machine. */
export function trustAt(table: TrustTable, record: NormalizedRecord, field: FieldName, asOf: number): number {
  const { score, halfLifeDays, by } = trustScore(table, record.source, field);
  const left = halfLifeDays === null ? score : score * 2 ** (-ageInDays(record, by, asOf) / halfLifeDays);
  return Math.round(left * 1_000_000) / 1_000_000;
}
