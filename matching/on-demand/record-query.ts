import { blockLimitsOf, type CandidateOptions } from '../candidate-blocks.ts';
import { comparedFields } from '../compared-fields.ts';
import type { Evidence } from '../evidence.ts';
import { evidenceFinder } from '../explain/pair-evidence.ts';
import { type RecordId, type SourceName, toRecordId, toSourceName } from '../ids.ts';
import { createPackedTableBuilder } from '../incremental/comparables/packed-table-builder.ts';
import { type BlockCounts, capsOf } from '../incremental/counts/block-counts.ts';
import { createKeyReader, type KeyReader, ruleOf } from '../incremental/keys/row-keys.ts';
import type { MatchModel } from '../model.ts';
import { planRules } from '../plan/plan-rules.ts';
import type { Profile } from '../profile.ts';
import { joinableFinder } from '../scoring/joinable.ts';
import { createPairScorer } from '../scoring/pair-scorer.ts';
import { genericOf, withoutListedValues } from '../scoring/without-generic-values.ts';
import type { RecordTable } from '../table/record-table.ts';
import { rowsById } from '../table/rows-by-id.ts';

/** Id of the record that is asked about in its evidence; no stored record has it. */
export const QUERY: RecordId = toRecordId(0);

/** It is of no source: neither key nor source speak for or against it, also where its own source is free of duplicates. */
const NO_SOURCE = toSourceName('');
/** Its row: it comes canonically before all records of a source. */
const OWN = 0;

/** Halves of the hashes of the keys of a record, in the order of the rules. */
export interface QueryKeys {
  readonly length: number;
  readonly high: Int32Array;
  readonly low: Int32Array;
}

/** What of a stored record is compared, see `PackComparables`. */
export interface StoredComparables {
  readonly record: RecordId;
  readonly source: SourceName;
  readonly data: Uint8Array;
}

/** Compares one record, which is in no table, with stored ones. */
export interface RecordQuery {
  readonly keysOf: (query: Uint8Array) => QueryKeys;
  /** Whether so many stored records that share a key are candidates: where the key makes a block of the stored result. */
  readonly brings: (low: number, size: number) => boolean;
  /**
   * Evidence of the record with those candidates that reach a weight, the strongest first and then by id; the record is `a`.
   *
   * @param keys of the record
   * @param floor in bits
   */
  readonly find: (
    query: Uint8Array,
    keys: QueryKeys,
    candidates: readonly StoredComparables[],
    floor: number,
  ) => readonly Evidence[];
}

/**
 * Prepares what all queries against one stored result have in common.
 *
 * @param counts of the stored result
 * @param model as the stored result was made with it
 */
export function createRecordQuery(
  profile: Profile,
  model: MatchModel,
  options: CandidateOptions,
  counts: BlockCounts,
): RecordQuery {
  const generic = genericOf(model);
  const rules = planRules(comparedFields(profile), options);
  const { largestKept } = capsOf(counts, rules, blockLimitsOf(options));
  const tableOf = (records: Iterable<StoredComparables>): RecordTable => {
    const builder = createPackedTableBuilder(profile);
    for (const { record, source, data } of records) builder.add(record, source, data);
    return builder.build();
  };
  const asked = (query: Uint8Array): StoredComparables => ({ record: QUERY, source: NO_SOURCE, data: query });
  const readerOf = (table: RecordTable): KeyReader => createKeyReader(withoutListedValues(table, generic), rules);
  const keysOf = (query: Uint8Array): QueryKeys => {
    const keys = readerOf(tableOf([asked(query)])).keysOf(OWN);
    return {
      length: keys.length / 2,
      high: keys.filter((_, i) => i % 2 === 0),
      low: keys.filter((_, i) => i % 2 === 1),
    };
  };

  const find: RecordQuery['find'] = (query, keys, candidates, floor) => {
    const table = tableOf([asked(query), ...candidates]);
    const scorer = createPairScorer(table, model);
    const isJoinable = joinableFinder(table, profile.duplicateFree);
    const rows = Int32Array.from(table.ids.keys()).filter((row) => row !== OWN && isJoinable(OWN, row));
    const left = rows.subarray(0, scorer.filter(OWN, rows, floor));
    const found = left.filter((row) => scorer.weigh(OWN, row) >= floor);
    if (found.length === 0) return [];
    const ids = new Set(Array.from(found, (row) => table.ids[row]!));
    const rulesOf = commonRules(
      keys,
      candidates.filter(({ record }) => ids.has(record)),
    );
    const evidenceOf = evidenceFinder(table, scorer, profile, model, (_, row) => rulesOf(table.ids[row]!));
    return Array.from(found, (row) => evidenceOf(OWN, row)).sort((x, y) => y.weight - x.weight || x.b - y.b);
  };

  /** Names of the rules whose keys the record shares with one of some others; reading the keys of all candidates would cost more than all the rest. */
  const commonRules = (
    { length, high, low }: QueryKeys,
    others: readonly StoredComparables[],
  ): ((record: number) => string[]) => {
    const table = tableOf(others);
    const reader = readerOf(table);
    const rowOf = rowsById(table);
    return (record) => {
      const shared = new Set<number>();
      const keys = reader.keysOf(rowOf.get(record)!);
      for (let key = 0; key < length; key++) {
        for (let i = 0; i < keys.length; i += 2)
          if (keys[i] === high[key] && keys[i + 1] === low[key]) shared.add(ruleOf(low[key]!));
      }
      return [...shared].sort((x, y) => x - y).map((rule) => rules[rule]!.name);
    };
  };

  return { keysOf, brings: (low, size) => size <= largestKept[ruleOf(low)]!, find };
}
