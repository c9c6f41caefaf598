import type { Profile } from '../profile.ts';
import type { ReachedPairs } from './blocking-recall.ts';
import { type ErrorCause, falseMergeCause, missCause } from './error-cause.ts';
import type { ExplainRows, RowEvidence } from './explain-rows.ts';
import { forEachPairWithin, groupRows, type RowGroups } from './row-groups.ts';
import { spread, spreadSample } from './spread-sample.ts';

/** Errors of one cause, with a few of them to look at. */
export interface ErrorGroup extends ErrorCause {
  /** Of the errors that were looked at; see `ErrorReport.examined`. */
  readonly count: number;
  readonly examples: readonly ErrorExample[];
}

/** A pair that was joined or left apart wrongly; rows `a` before `b`. */
export interface ErrorExample {
  readonly a: number;
  readonly b: number;
  readonly evidence: RowEvidence;
}

/** Errors grouped by cause, the most frequent first. */
export interface ErrorReport {
  /** Pairs that are wrong. */
  readonly total: number;
  /** How many of them were looked at, evenly spread. */
  readonly examined: number;
  readonly groups: readonly ErrorGroup[];
}

export interface ErrorInput {
  readonly clusters: Int32Array;
  /** Entity number by row; -1: not known. */
  readonly entities: Int32Array;
  /** Link threshold in bits. */
  readonly threshold: number;
  readonly profile: Profile;
  readonly explain: ExplainRows;
  /** Most errors to look at, and most examples per cause. */
  readonly limits: { readonly examined: number; readonly examples: number };
}

/** Pairs of different entities that share a cluster. */
export function falseMerges({ clusters, entities, threshold, profile, explain, limits }: ErrorInput): ErrorReport {
  const known = clusters.map((cluster, row) => (entities[row]! < 0 ? -1 : cluster));
  const wrong = spreadSample<RowPair>(limits.examined);
  forEachPairWithin(groupRows(known), (a, b) => {
    if (entities[a] !== entities[b]) wrong.offer([a, b]);
  });
  return report(wrong.offered(), wrong.items(), explain, limits.examples, (evidence) =>
    falseMergeCause(evidence, threshold, profile),
  );
}

/**
 * Pairs of one entity that share no cluster.
 *
 * @param byEntity rows by entity
 * @param reached the pairs of these groups that a blocking rule reached
 */
export function misses(
  { clusters, threshold, explain, limits }: ErrorInput,
  byEntity: RowGroups,
  reached: ReachedPairs,
): ErrorReport {
  const wrong = spreadSample<readonly [a: number, b: number, ordinal: number]>(limits.examined);
  let ordinal = 0;
  forEachPairWithin(byEntity, (a, b) => {
    if (clusters[a] !== clusters[b]) wrong.offer([a, b, ordinal]);
    ordinal++;
  });
  return report(wrong.offered(), wrong.items(), explain, limits.examples, (evidence, pair) =>
    missCause(evidence, threshold, reached.isReached(pair[2])),
  );
}

type RowPair = readonly [a: number, b: number, ...rest: number[]];

function report<P extends RowPair>(
  total: number,
  pairs: readonly P[],
  explain: ExplainRows,
  examples: number,
  causeOf: (evidence: RowEvidence, pair: P) => ErrorCause,
): ErrorReport {
  const groups = new Map<string, { readonly cause: ErrorCause; readonly found: ErrorExample[] }>();
  for (const pair of pairs) {
    const evidence = explain(pair[0], pair[1]);
    const cause = causeOf(evidence, pair);
    const name = `${cause.cause} ${cause.field}`;
    const group = groups.get(name) ?? { cause, found: [] };
    groups.set(name, group);
    group.found.push({ a: pair[0], b: pair[1], evidence });
  }
  return {
    total,
    examined: pairs.length,
    groups: [...groups.values()]
      .sort((x, y) => y.found.length - x.found.length)
      .map(({ cause, found }) => ({ ...cause, count: found.length, examples: spread(found, examples) })),
  };
}
