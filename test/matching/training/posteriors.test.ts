import { describe, expect as expectThat, test } from '@jest/globals';
import type { Patterns } from '../../../matching/training/outcome-cells.ts';
import { expect, unrelatedPosterior } from '../../../matching/training/posteriors.ts';

/** Two comparisons of two cells each; ratios of the classes same, moved, household, unrelated. */
const ratios = [Float64Array.of(6, 5, 1, 0, -3, -3, 0, 0), Float64Array.of(4, -1, 4, 0.5, -2, 0, -2, 0)];
const patterns: Patterns = {
  count: 4,
  weights: Float64Array.of(10, 5, 100, 2),
  cells: Int32Array.of(0, 0, 0, 1, 1, 1, 1, -1),
  slips: Uint8Array.of(0, 1, 0, 0),
};
const rates = [-5, -7, -6, Math.log2(1 - 2 ** -5 - 2 ** -7 - 2 ** -6)] as const;
const slips = [0, 1.5, 0, 0];

/** The same by the textbook: every pattern, its joint probabilities, normalised. */
const byHand = Array.from({ length: patterns.count }, (_, pattern) => {
  const joint = rates.map((rate, c) => {
    const slipped = c < 2 ? slips[patterns.slips[pattern]!]! : 0;
    const bits = ratios.reduce((sum, of, k) => {
      const cell = patterns.cells[pattern * 2 + k]!;
      return cell < 0 ? sum : sum + of[cell * 4 + c]!;
    }, rate + slipped);
    return 2 ** bits;
  });
  const sum = joint.reduce((total, each) => total + each, 0);
  return { sum, posterior: joint.map((each) => each / sum) };
});

describe('expectation step', () => {
  const expected = [new Float64Array(6), new Float64Array(6)];
  const found = expect(patterns, ratios, rates, slips, expected, [0.2, 0.1]);
  const weighted = (c: number, of = (_: number): boolean => true): number =>
    byHand.reduce((sum, { posterior }, i) => (of(i) ? sum + patterns.weights[i]! * posterior[c]! : sum), 0);

  test('shares out pairs by posterior probability', () => {
    for (const c of [0, 1, 2]) expectThat(found.pairs[c]).toBeCloseTo(weighted(c), 8);
    const likelihood = byHand.reduce((sum, each, i) => sum + patterns.weights[i]! * Math.log2(each.sum), 0);
    expectThat(found.likelihood).toBeCloseTo(likelihood, 8);
  });

  test('adds to the cells of every comparison', () => {
    for (const k of [0, 1]) {
      for (const cell of [0, 1]) {
        for (const c of [0, 1, 2]) {
          const inCell = (pattern: number): boolean => patterns.cells[pattern * 2 + k] === cell;
          expectThat(expected[k]![cell * 3 + c]).toBeCloseTo(weighted(c, inCell), 8);
        }
      }
    }
  });

  test('counts slips of one customer, and as many as independent ones would make', () => {
    const { seen, independent } = found.slips;
    const sum = (values: Float64Array): number => values.reduce((total, each) => total + each, 0);
    const together = weighted(0) + weighted(1);
    expectThat(sum(seen)).toBeCloseTo(together, 8);
    expectThat(sum(independent)).toBeCloseTo(together, 8);
    const both = [0, 1, 2].reduce(
      (total, i) => total + patterns.weights[i]! * (byHand[i]!.posterior[0]! + byHand[i]!.posterior[1]!),
      0,
    );
    expectThat(independent[2]).toBeCloseTo(both * 0.2 * 0.1, 8);
    expectThat(independent[3]).toBe(0);
  });

  test('the rest is unrelated', () => {
    const unrelated = unrelatedPosterior(patterns, ratios, rates, slips);
    for (const [i, { posterior }] of byHand.entries()) expectThat(unrelated[i]).toBeCloseTo(posterior[3]!, 8);
  });

  test('a class that does not exist has no pairs', () => {
    const none = expect(patterns, ratios, [-5, Number.NEGATIVE_INFINITY, -6, -0.1], slips, expected, [0, 0]);
    expectThat(none.pairs[1]).toBe(0);
  });
});
