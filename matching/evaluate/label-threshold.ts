import { seededRandom } from '../training/random.ts';
import { type Scores, scoresOfCounts } from './scores.ts';

/** The weight of a labelled pair, and the label. */
export interface LabelledWeight {
  readonly weight: number;
  readonly same: boolean;
}

/** A link threshold that labels suggest. */
export interface LabelThreshold {
  /** Bits. */
  readonly weight: number;
  /** Of the labelled pairs at that threshold: too good, because it was chosen by them. */
  readonly scores: Scores;
  /** Nine of ten resamples of the labels suggest a threshold from `low` to `high`. */
  readonly low: number;
  readonly high: number;
  readonly pairs: number;
}

/** Fewest labels, and fewest of each answer. */
const FEWEST = 10;
const FEWEST_OF_EACH = 3;
const RESAMPLES = 400;
const SEED = 4099;

/**
 * The threshold with the highest F1 over labelled pairs, halfway between the weights that it parts, and how far it could as well
 * be elsewhere: a bootstrap over the labels (Efron 1979), seeded, so that the same labels suggest the same. `null` when they
 * are too few, or nearly all of one answer.
 */
export function labelThreshold(pairs: readonly LabelledWeight[]): LabelThreshold | null {
  const same = pairs.filter((pair) => pair.same).length;
  if (pairs.length < FEWEST || Math.min(same, pairs.length - same) < FEWEST_OF_EACH) return null;
  const ordered = pairs.toSorted((x, y) => y.weight - x.weight || Number(y.same) - Number(x.same));
  const best = bestOf(ordered, new Uint32Array(ordered.length).fill(1));
  const random = seededRandom(SEED);
  const resampled = Float64Array.from({ length: RESAMPLES }, () => {
    const times = new Uint32Array(ordered.length);
    for (let draw = 0; draw < ordered.length; draw++) times[Math.floor(random() * ordered.length)]!++;
    return bestOf(ordered, times).weight;
  }).sort();
  return {
    ...best,
    low: Math.min(best.weight, resampled[Math.floor(RESAMPLES * 0.05)]!),
    high: Math.max(best.weight, resampled[Math.floor(RESAMPLES * 0.95)]!),
    pairs: pairs.length,
  };
}

/**
 * @param ordered heaviest first
 * @param times how often each counts
 */
function bestOf(ordered: readonly LabelledWeight[], times: Uint32Array): Pick<LabelThreshold, 'weight' | 'scores'> {
  const wanted = ordered.reduce((sum, { same }, i) => sum + (same ? times[i]! : 0), 0);
  let best = { weight: ordered[0]!.weight, scores: scoresOfCounts(0, 0, wanted) };
  let found = 0;
  let correct = 0;
  for (const [i, { weight, same }] of ordered.entries()) {
    found += times[i]!;
    if (same) correct += times[i]!;
    const next = ordered[i + 1]?.weight;
    if (next === weight || found === 0) continue;
    const scores = scoresOfCounts(correct, found, wanted);
    if (scores.f1 > best.scores.f1) best = { weight: next === undefined ? weight : (weight + next) / 2, scores };
  }
  return best;
}
