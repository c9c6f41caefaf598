import { describe, expect, test } from '@jest/globals';
import { type MeasuredMatch, medianMatch } from '../../../bench/matching/measured-match.ts';
import { comparisonRows } from '../../../bench/splink/comparison-rows.ts';

const scores = { precision: 0.5, recall: 1, f1: 2 / 3 };
const measured = (seconds: Record<string, number> & { total: number }, peak: number): MeasuredMatch => ({
  seconds,
  candidatePairs: 7,
  peakRssMegabytes: peak,
  pairwise: scores,
  cluster: scores,
  bcubed: scores,
  blockingRecall: 0.9,
});

describe('comparison with Splink', () => {
  test('sets stages of the same work side by side, and says how many times as much Splink takes', () => {
    const splink = measured({ load: 1, 'prior + u': 10, EM: 2, block: 1, predict: 3, cluster: 1, total: 18 }, 1200);
    const yekta = measured({ load: 1, train: 2, block: 1, score: 1, cluster: 1, total: 6 }, 600);
    const rows = comparisonRows({ splink, yekta });
    expect(rows).toContainEqual(['train, s', '12.00', '2.00', '6.0 x']);
    expect(rows).toContainEqual(['score, s', '3.00', '1.00', '3.0 x']);
    expect(rows).toContainEqual(['total, s', '18.00', '6.00', '3.0 x']);
    expect(rows).toContainEqual(['peak RSS, MB', '1200', '600', '2.0 x']);
  });

  test('takes the median of each stage', () => {
    const runs = [
      measured({ load: 3, total: 9 }, 100),
      measured({ load: 1, total: 7 }, 300),
      measured({ load: 2, total: 8 }, 200),
    ];
    expect(medianMatch(runs)).toEqual(measured({ load: 2, total: 8 }, 200));
  });
});
