import { YektaError } from '../../config/errors/yekta-error.ts';
import { matchingFingerprint } from '../../config/fingerprints.ts';
import type { Evidence } from '../../matching/evidence.ts';
import type { CustomerId, RecordId } from '../../matching/ids.ts';
import { layoutCheck } from '../../matching/incremental/comparables/layout.ts';
import { createPacker } from '../../matching/incremental/comparables/pack-comparables.ts';
import type { RecordQuery, StoredComparables } from '../../matching/on-demand/record-query.ts';
import { oddsInBits } from '../../matching/scoring/bits.ts';
import type { DecisionStore } from '../ports/decision-store.ts';
import type { MatchIndex, RecordFinder } from '../ports/match-index.ts';
import type { MatchStore } from '../ports/match-store.ts';
import type { NormalizedStore } from '../ports/normalized-store.ts';
import { notReady, prepareQueries } from './prepare-queries.ts';
import {
  fieldValuesReader,
  type QueryValues,
  type ReadValues,
  sourceValuesReader,
  type ValuesContext,
} from './read-values.ts';

export interface OnDemandInput extends ValuesContext {
  readonly index: MatchIndex;
  readonly matches: Pick<MatchStore, 'model'>;
  readonly decisions: Pick<DecisionStore, 'customersOf'>;
  readonly normalized: Pick<NormalizedStore, 'columnTexts'>;
}

/** A customer that some values may be about. */
export interface CandidateCustomer {
  /** Null for a record that belongs to no customer yet: the run that brought it has not been published. */
  readonly customer: CustomerId | null;
  /** `same`: a sync would join the values with the record by their evidence alone. `possible`: a person would be asked. */
  readonly verdict: 'same' | 'possible';
  /** Of the values, which are `a`, with the record of the customer that is nearest to them, `b`. */
  readonly evidence: Evidence;
  /** Records of the customer that were found, the nearest first. */
  readonly records: readonly RecordId[];
}

export interface OnDemandOptions {
  /** The values are those of columns of this source; absent: of fields of the profile. */
  readonly source?: string;
  /** Most customers; absent: all. */
  readonly limit?: number;
  /** Least probability; absent: the one from which a pair is shown to a person. */
  readonly minProbability?: number;
}

/** Finds the customers that values may be about, the most probable first. Writes nothing, and waits for no sync. */
export type OnDemandMatcher = (values: QueryValues, options?: OnDemandOptions) => Promise<readonly CandidateCustomer[]>;

/** What is made once for all queries against one stored result. */
interface Prepared {
  readonly query: RecordQuery;
  readonly finder: RecordFinder;
  readonly readerOf: (source: string | undefined) => Promise<ReadValues>;
}

/**
 * Matches single records against the stored result of the last sync, by the model, the rules and the generic values that it was
 * made with. Candidates are the records that share a key with the values that makes a block there; their weights are those that
 * a sync would find.
 *
 * @throws YektaError (the function that is returned) `match.not_ready`, `match.invalid_values`
 */
export function createOnDemandMatcher(input: OnDemandInput): { readonly match: OnDemandMatcher } {
  const { index, decisions, profile, config } = input;
  const { thresholds } = config.matching;
  const pack = createPacker(profile);
  const isOwn = layoutCheck(profile);
  let prepared: Promise<Prepared> | null = null;

  const prepare = async (): Promise<Prepared> => {
    const read = () =>
      index.snapshot(async (reader) => ({
        query: await prepareQueries(input, reader, matchingFingerprint(config)),
        finder: await reader.finder(),
        readerOf: readers(input),
      }));
    return read().catch((error: unknown) => {
      // A sync put another result in its place as it was read.
      if (error instanceof YektaError && error.code === 'index.torn') return read();
      throw error;
    });
  };

  /** Null when the stored result is another one meanwhile. */
  const find = async (
    { query, finder, readerOf }: Prepared,
    values: QueryValues,
    source: string | undefined,
    floor: number,
  ): Promise<readonly Evidence[] | null> => {
    const packed = pack((await readerOf(source))(values));
    const keys = query.keysOf(packed);
    const candidates: StoredComparables[] = [];
    let areOwn = true;
    const isCurrent = await finder.find(
      keys,
      (key, size) => query.brings(keys.low[key]!, size),
      (found) => {
        areOwn &&= isOwn(found.data);
        candidates.push(found);
      },
    );
    if (!isCurrent) return null;
    if (!areOwn) throw notReady('Records are being normalized for another configuration.');
    return candidates.length === 0 ? [] : query.find(packed, keys, candidates, floor);
  };

  const findCurrent = async (values: QueryValues, source: string | undefined, floor: number) => {
    for (;;) {
      prepared ??= prepare();
      const ready = await prepared.catch((error: unknown) => {
        prepared = null;
        throw error;
      });
      const found = await find(ready, values, source, floor);
      if (found !== null) return found;
      prepared = null;
    }
  };

  const match: OnDemandMatcher = async (values, { source, limit = Infinity, minProbability } = {}) => {
    const found = await findCurrent(values, source, oddsInBits(minProbability ?? thresholds.review));
    if (found.length === 0) return [];
    const customerOf = await decisions.customersOf(found.map(({ b }) => b));
    return byCustomer(found, customerOf, oddsInBits(thresholds.link)).slice(0, limit);
  };
  return { match };
}

/** The readers of sources are made when they are first asked for. */
function readers(context: ValuesContext): Prepared['readerOf'] {
  const made = new Map<string, ReadValues>();
  const ofFields = fieldValuesReader(context);
  return async (source) => {
    if (source === undefined) return ofFields;
    const reader = made.get(source) ?? (await sourceValuesReader(context, source));
    made.set(source, reader);
    return reader;
  };
}

/** @param found the strongest first */
function byCustomer(
  found: readonly Evidence[],
  customerOf: ReadonlyMap<RecordId, CustomerId>,
  link: number,
): CandidateCustomer[] {
  const groups = new Map<CustomerId | RecordId, [Evidence, ...Evidence[]]>();
  for (const evidence of found) {
    const owner = customerOf.get(evidence.b) ?? evidence.b;
    const group = groups.get(owner);
    if (group === undefined) groups.set(owner, [evidence]);
    else group.push(evidence);
  }
  return [...groups.values()].map((group) => {
    const [evidence] = group;
    const { weight, hardConflict, b } = evidence;
    return {
      customer: customerOf.get(b) ?? null,
      verdict: weight >= link && hardConflict === null ? 'same' : 'possible',
      evidence,
      records: group.map((each) => each.b),
    };
  });
}
