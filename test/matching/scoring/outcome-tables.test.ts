import { describe, expect, test } from '@jest/globals';
import { parametersOf, writeOutcome } from '../../../matching/scoring/class-parameters.ts';
import { comparisonsOf } from '../../../matching/scoring/comparisons.ts';
import { FREQUENCY_CLASSES } from '../../../matching/scoring/frequency-class.ts';
import { createOutcomeTable } from '../../../matching/scoring/outcome-tables.ts';
import { MOST_LEVELS, weightBounds } from '../../../matching/scoring/pair-bounds.ts';
import { generatedCustomers } from '../../support/matching/generated-customers.ts';
import { tableOf, trainCustomers } from '../../support/matching/match-customers.ts';

const { records } = generatedCustomers(60);
const comparisons = comparisonsOf(tableOf(records).columns);
const parameters = parametersOf(trainCustomers(records), comparisons);
const tables = parameters.map(createOutcomeTable);
const rarities = [0, 7, 60, 100, FREQUENCY_CLASSES - 1];

/** Every outcome of every comparison, with the ratios of its classes. */
function* outcomes() {
  for (const [k, { levels, dependence }] of parameters.entries()) {
    for (let level = 0; level < levels; level++) {
      for (const bucket of dependence.keys()) for (const rarity of rarities) yield { k, level, bucket, rarity };
    }
  }
}

describe('outcome tables', () => {
  test('hold the ratios of each outcome, whichever is asked first', () => {
    const expected = new Float64Array(4);
    for (const { k, level, bucket, rarity } of [...outcomes()].reverse()) {
      const { at, ratios } = tables[k]!;
      const index = at(level, bucket, rarity);
      writeOutcome(parameters[k]!, level, bucket, rarity, expected, 0);
      expect([...ratios.subarray(index, index + 4)]).toEqual([...expected]);
      expect(at(level, bucket, rarity)).toBe(index);
    }
  });

  test('ratios are finite: no outcome is impossible', () => {
    for (const { k, level, bucket, rarity } of outcomes()) {
      const { at, ratios } = tables[k]!;
      const index = at(level, bucket, rarity);
      expect(ratios.subarray(index, index + 4).every(Number.isFinite)).toBe(true);
    }
  });
});

describe('weight bounds', () => {
  const swapped = comparisons.map(({ type }) => type.levels.findIndex(({ name }) => name === 'swapped'));
  const bounds = weightBounds(
    parameters,
    tables,
    [-3, -5],
    comparisons.map(() => rarities),
    swapped,
  );

  test('are never below what an outcome brings, and reached by one', () => {
    const reached = new Set<number>();
    for (const { k, level, bucket, rarity } of outcomes()) {
      if (level === swapped[k]) continue;
      const { at, ratios } = tables[k]!;
      const index = at(level, bucket, rarity);
      for (const c of [0, 1]) {
        const brings = ratios[index + c]! - ratios[index + 3]!;
        if (level === 0) expect(bounds.exact[(k * FREQUENCY_CLASSES + rarity) * 2 + c]).toBeGreaterThanOrEqual(brings);
        for (let better = 1; better <= level; better++) {
          const entry = (k * MOST_LEVELS + better) * 2 + c;
          expect(bounds.best[entry]).toBeGreaterThanOrEqual(brings);
          if (bounds.best[entry] === brings) reached.add(entry);
        }
      }
    }
    for (const [k, { levels }] of parameters.entries()) {
      for (let level = 1; level < levels; level++) expect(reached).toContain((k * MOST_LEVELS + level) * 2);
    }
  });

  test('start from the odds before any evidence and look first where most can be lost', () => {
    expect(bounds.base).toEqual([-3, -5]);
    const lost = [...bounds.order].map((k) => {
      const best = (level: number): number => bounds.best[(k * MOST_LEVELS + level) * 2]!;
      return best(1) - best(parameters[k]!.levels - 1);
    });
    expect(lost).toEqual(lost.toSorted((x, y) => y - x));
    expect([...bounds.order].toSorted((x, y) => x - y)).toEqual([...comparisons.keys()]);
  });
});
