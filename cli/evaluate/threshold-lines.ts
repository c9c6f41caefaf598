import type { LabelThreshold } from '../../matching/evaluate/label-threshold.ts';
import { probabilityOfBits } from '../../matching/scoring/bits.ts';
import { countOf } from '../output/numbers.ts';

/** The link threshold that labels suggest, as lines for people. */
export function thresholdLines(suggested: LabelThreshold | null): readonly string[] {
  if (suggested === null) return ['Too few labels, or nearly all of one answer: they suggest no threshold.'];
  const { weight, low, high, scores, pairs } = suggested;
  return [
    `${countOf(pairs, 'label')} suggest to link from ${weight.toFixed(1)} bits (matching.thresholds.link: ${probability(weight)}), F1 ${scores.f1.toFixed(4)} on them;`,
    `  other labels of the kind would suggest ${low.toFixed(1)} to ${high.toFixed(1)} bits (${probability(low)} to ${probability(high)}) nine times in ten`,
  ];
}

/** The public JSON form. */
export function thresholdJson(suggested: LabelThreshold | null): object | null {
  if (suggested === null) return null;
  const { weight, low, high, scores, pairs } = suggested;
  return { weight, probability: probabilityOfBits(weight), low, high, scores, pairs };
}

/** With as many digits as tell it from 1. */
function probability(bits: number): string {
  return probabilityOfBits(bits).toPrecision(6);
}
