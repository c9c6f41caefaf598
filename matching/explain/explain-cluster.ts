import { compareRecords } from '../canonical-order.ts';
import type { PairDecision } from '../decision.ts';
import type { Evidence } from '../evidence.ts';
import type { RecordId } from '../ids.ts';
import type { MatchModel } from '../model.ts';
import type { NormalizedRecord } from '../normalized-record.ts';
import type { PlanOverrides } from '../plan/plan-rules.ts';
import type { Profile } from '../profile.ts';
import { explainPair } from './explain-pair.ts';
import { type ChainStep, sidesOf, spanningChain } from './spanning-chain.ts';
import type { MatchThresholds } from './verdict.ts';

/** One link of the chain that holds a cluster together. */
export interface ClusterLink {
  readonly evidence: Evidence;
  /** People joined the two. */
  readonly byDecision: boolean;
  /** Records of the two groups that the link made one, in canonical order; that of `evidence.a` first. */
  readonly joined: readonly [readonly RecordId[], readonly RecordId[]];
}

/** The link without which a cluster is nearest to falling apart. */
export interface WeakestLink {
  readonly link: ClusterLink;
  /** Records on its two sides. */
  readonly sides: readonly [readonly RecordId[], readonly RecordId[]];
  /** Another pair between the two sides that reaches the link threshold, or that people joined, the strongest; `null`: without the link the cluster parts. */
  readonly substitute: Evidence | null;
}

/** How well one record belongs to its cluster. */
export interface RecordSupport {
  readonly record: RecordId;
  /** Its strongest pair with any other record. */
  readonly strongest: Evidence;
  /** Other records with which it reaches the link threshold, or with which people joined it. */
  readonly links: number;
}

/** How a cluster holds together. */
export interface ClusterExplanation {
  /** In canonical order. */
  readonly records: readonly RecordId[];
  /** In the order of merges: people's decisions, then from the strongest evidence down; one fewer than records. */
  readonly chain: readonly ClusterLink[];
  /** `null` for a single record. */
  readonly weakest: WeakestLink | null;
  /** The pair in which most bits speak against one customer; `null` when nothing does. */
  readonly against: Evidence | null;
  /** By record, in canonical order; empty for a single record. */
  readonly support: readonly RecordSupport[];
}

/**
 * Explains a cluster by all its pairs: the strongest chain that connects them, and its weakest link. Looks at n(n-1)/2 pairs;
 * meant for clusters of at most some fifty records.
 */
export function explainCluster(
  records: readonly NormalizedRecord[],
  profile: Profile,
  model: MatchModel,
  options: {
    readonly decisions: readonly PairDecision[];
    readonly thresholds: MatchThresholds;
    /** What the configuration says about blocking. */
    readonly plan?: PlanOverrides;
  },
): ClusterExplanation {
  const ordered = records.toSorted(compareRecords);
  const size = ordered.length;
  const ids = ordered.map(({ id }) => id);
  const pairs = pairsOf(ordered, profile, model, options);
  const holds = (pair: MemberPair): boolean => pair.byDecision || pair.weight >= options.thresholds.link;
  const chain = spanningChain(size, pairs);
  const evidenceOf = ({ a, b }: ChainStep): Evidence => pairs.find((pair) => pair.a === a && pair.b === b)!.evidence;
  const idsOf = (members: readonly number[]): readonly RecordId[] => members.map((member) => ids[member]!);
  const toLink = (step: ChainStep): ClusterLink => ({
    evidence: evidenceOf(step),
    byDecision: step.byDecision,
    joined: [idsOf(step.joined[0]), idsOf(step.joined[1])],
  });

  const weakest = (): WeakestLink | null => {
    const last = chain.findLast((step) => !step.byDecision) ?? chain.at(-1);
    if (last === undefined) return null;
    const sides = sidesOf(last, chain, size);
    const across = pairs.filter(
      (pair) =>
        (pair.a !== last.a || pair.b !== last.b) &&
        sides[0].includes(pair.a) !== sides[0].includes(pair.b) &&
        holds(pair),
    );
    return {
      link: toLink(last),
      sides: [idsOf(sides[0]), idsOf(sides[1])],
      substitute: strongestOf(across)?.evidence ?? null,
    };
  };

  const support = (member: number): RecordSupport => {
    const own = pairs.filter(({ a, b }) => a === member || b === member);
    return { record: ids[member]!, strongest: strongestOf(own)!.evidence, links: own.filter(holds).length };
  };

  return {
    records: ids,
    chain: chain.map(toLink),
    weakest: weakest(),
    against: mostAgainst(pairs),
    support: size < 2 ? [] : Array.from(ordered.keys(), support),
  };
}

/** Two members by index, `a` before `b`. */
interface MemberPair {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
  readonly byDecision: boolean;
  readonly evidence: Evidence;
}

function pairsOf(
  records: readonly NormalizedRecord[],
  profile: Profile,
  model: MatchModel,
  { decisions, plan }: { readonly decisions: readonly PairDecision[]; readonly plan?: PlanOverrides },
): readonly MemberPair[] {
  const decided = new Set(
    decisions.filter(({ kind }) => kind === 'must_link').flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]),
  );
  return records.flatMap((left, a) =>
    records.slice(a + 1).map((right, index) => {
      const evidence = explainPair(left, right, profile, model, plan);
      const byDecision = decided.has(`${left.id} ${right.id}`);
      return { a, b: a + 1 + index, weight: evidence.weight, byDecision, evidence };
    }),
  );
}

function strongestOf(pairs: readonly MemberPair[]): MemberPair | undefined {
  return pairs.toSorted((x, y) => y.weight - x.weight)[0];
}

/** A pair counts against a cluster only by what disagrees; records with little in common to compare say nothing. */
function mostAgainst(pairs: readonly MemberPair[]): Evidence | null {
  let worst: Evidence | null = null;
  for (const { evidence } of pairs) {
    if (againstOf(evidence) < (worst === null ? 0 : againstOf(worst))) worst = evidence;
  }
  return worst;
}

function againstOf({ comparisons }: Evidence): number {
  return comparisons.reduce((sum, { bits }) => sum + Math.min(0, bits), 0);
}
