import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chainPath } from '../../../matching/explain/chain-path.ts';
import { describeCluster } from '../../../matching/explain/describe-cluster.ts';
import { explainCluster } from '../../../matching/explain/explain-cluster.ts';
import { sidesOf, spanningChain } from '../../../matching/explain/spanning-chain.ts';
import { trainModel } from '../../../matching/training/train-model.ts';
import { customer, standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { cannotLink, defaultMatchOptions, mustLink, tableOf } from '../../support/matching/match-customers.ts';

const profile = standardCustomerProfile();
const thresholds = { link: 2, review: 0 };
const inBook = customer({
  id: 1,
  source: 'accounting',
  fields: { full_name: 'مریم رضایی', national_id: '0499370899', phone: '09121234567' },
});
const inShop = customer({
  id: 2,
  source: 'sales',
  fields: { full_name: 'مریم رضایی', national_id: '0499370899', phone: '09121234567' },
});
const atDesk = customer({
  id: 3,
  source: 'support',
  fields: { full_name: 'Maryam Rezaei', phone: '09121234567', email: 'maryam.rezaei@yahoo.com' },
});
const byMail = customer({
  id: 4,
  source: 'web',
  fields: { full_name: 'Mary Rezaei', phone: '09351112233', email: 'maryam.rezaei@yahoo.com' },
});
const records = [byMail, atDesk, inShop, inBook];
const model = trainModel(tableOf(records), profile, defaultMatchOptions);
const nameOf = (record: number) => ['accounting:1', 'sales:2', 'support:3', 'web:4'][record - 1]!;
const explain = (decisions = [] as ReturnType<typeof mustLink>[]) =>
  explainCluster(records, profile, model, { decisions, thresholds });

describe('explaining a cluster', () => {
  const explanation = explain();

  test('the chain joins the strongest pair first and connects every record', () => {
    expect(explanation.records).toEqual([1, 2, 3, 4]);
    expect(explanation.chain.map(({ evidence: { a, b }, joined }) => [[a, b], joined])).toEqual([
      [
        [1, 2],
        [[1], [2]],
      ],
      [
        [1, 3],
        [[1, 2], [3]],
      ],
      [
        [3, 4],
        [[1, 2, 3], [4]],
      ],
    ]);
    const weights = explanation.chain.map(({ evidence }) => evidence.weight);
    expect(weights).toEqual(weights.toSorted((x, y) => y - x));
  });

  test('any two records are connected along the chain', () => {
    const [one, two, three, four] = explanation.records;
    expect(chainPath(explanation.chain, two!, four!)).toEqual([2, 1, 3, 4]);
    expect(chainPath(explanation.chain, three!, three!)).toEqual([3]);
    expect(chainPath([], one!, two!)).toEqual([]);
  });

  test('the weakest link parts the cluster where nothing else holds it', () => {
    expect(explanation.weakest).toMatchObject({
      link: { evidence: { a: 3, b: 4 } },
      sides: [[1, 2, 3], [4]],
      substitute: null,
    });
    const three = explainCluster(records.slice(1), profile, model, { decisions: [], thresholds });
    expect(three.weakest).toMatchObject({ sides: [[1, 2], [3]], substitute: { a: 2, b: 3 } });
  });

  test('each record has its support, and the pair that differs most is named', () => {
    expect(explanation.support.map(({ record, links }) => [record, links])).toEqual([
      [1, 2],
      [2, 2],
      [3, 3],
      [4, 1],
    ]);
    expect(explanation.support[3]!.strongest).toMatchObject({ a: 3, b: 4 });
    expect(explanation.against!.comparisons).toContainEqual(expect.objectContaining({ field: 'phone', level: 'else' }));
  });

  test('what people joined comes first and is never the weakest link', () => {
    const decided = explain([mustLink(4, 2), cannotLink(1, 3)]);
    expect(decided.chain[0]).toMatchObject({ byDecision: true, evidence: { a: 2, b: 4 } });
    expect(decided.chain).toHaveLength(3);
    expect(decided.weakest!.link.byDecision).toBe(false);
  });

  test('in words', () => {
    const english = describeCluster(explanation, profile, 'en', nameOf);
    expect(english).toEqual([
      '4 records are one customer:',
      expect.stringMatching(/^1\. accounting:1 and sales:2: \+\d+\.\d bits, mostly by National ID, /),
      expect.stringMatching(
        /^2\. accounting:1 and support:3: \+.*; this brought together accounting:1 and sales:2 on one side and support:3 on the other\.$/,
      ),
      expect.stringMatching(/^3\. support:3 and web:4: /),
      expect.stringMatching(/^The weakest link is between support:3 and web:4 \(\+\d+\.\d bits\)\.$/),
      'Without it the customer would part into accounting:1, sales:2 and support:3 on one side and web:4 on the other.',
      expect.stringMatching(/^Most against it: .* differ in Phone \(-\d\.\d bits\)\.$/),
    ]);
    const persian = describeCluster(explanation, profile, 'fa', nameOf);
    expect(persian).toHaveLength(english.length);
    expect(persian[0]).toBe('۴ رکورد یک مشتری‌اند:');
    expect(persian[5]).toBe(
      'بدون آن این مشتری دو پاره می‌شود: \u2068accounting:1\u2069، \u2068sales:2\u2069 و \u2068support:3\u2069 در یک سو و \u2068web:4\u2069 در سوی دیگر.',
    );
    for (const sentence of [...english, ...persian]) expect(sentence).not.toMatch(/رضایی|Rezaei|0499370899|9121234567/);
  });

  test('a single record', () => {
    const alone = explainCluster([inBook], profile, model, { decisions: [], thresholds });
    expect(alone).toEqual({ records: [1], chain: [], weakest: null, against: null, support: [] });
    expect(describeCluster(alone, profile, 'en', nameOf)).toEqual(['The customer has one record only.']);
  });
});

test('a chain connects what any edges connect, and no edge across a step of it is stronger', () => {
  const edges = fc.uniqueArray(
    fc.record({ a: fc.nat(6), b: fc.nat(6), weight: fc.integer({ min: -5, max: 5 }), byDecision: fc.constant(false) }),
    { selector: ({ a, b }) => `${Math.min(a, b)} ${Math.max(a, b)}` },
  );
  fc.assert(
    fc.property(edges, (all) => {
      const proper = all.filter(({ a, b }) => a !== b);
      const chain = spanningChain(7, proper);
      for (const step of chain) {
        const [left, right] = sidesOf(step, chain, 7);
        expect(left).toContain(step.a);
        expect(right).toContain(step.b);
        for (const { a, b, weight } of proper) {
          if (left.includes(a) !== left.includes(b)) expect(weight).toBeLessThanOrEqual(step.weight);
        }
      }
    }),
  );
});
