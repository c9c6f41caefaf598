import { expect, test } from '@jest/globals';
import { createPairScorer } from '../../../matching/scoring/pair-scorer.ts';
import { generatedCustomers } from '../../support/matching/generated-customers.ts';
import { tableOf, trainCustomers } from '../../support/matching/match-customers.ts';

const { records } = generatedCustomers(60);
const table = tableOf(records);
const model = trainCustomers(records);

test('pairs whose outcomes are known weigh the same without being compared', () => {
  const plain = createPairScorer(table, model);
  const width = plain.comparisons.length;
  const pairs = Array.from({ length: 200 }, (_, i) => [i % 20, 20 + ((i * 7) % 30)] as const).filter(
    ([a, b], i, all) => all.findIndex((other) => other[0] === a && other[1] === b) === i,
  );
  const outcomes = pairs.map(([a, b]) => {
    const weight = plain.weigh(a, b);
    const { levels, rarities, bits } = plain.findings;
    return { weight, levels: [...levels], rarities: [...rarities], bits: [...bits()] };
  });
  const knowing = createPairScorer(table, model, {
    known: {
      length: pairs.length,
      a: Int32Array.from(pairs, ([a]) => a),
      b: Int32Array.from(pairs, ([, b]) => b),
      weight: Float64Array.from(outcomes, ({ weight }) => weight),
      levels: Int8Array.from(outcomes.flatMap(({ levels }) => levels)),
      rarities: Uint8Array.from(outcomes.flatMap(({ rarities }) => rarities)),
    },
  });
  expect(outcomes.every(({ levels }) => levels.length === width)).toBe(true);
  for (const [i, [a, b]] of pairs.entries()) {
    expect(knowing.weigh(b, a)).toBe(outcomes[i]!.weight);
    expect([...knowing.findings.bits()]).toEqual(outcomes[i]!.bits);
    expect(knowing.weighGroups([a, a + 1], [b])).toBe(plain.weighGroups([a, a + 1], [b]));
  }
});
