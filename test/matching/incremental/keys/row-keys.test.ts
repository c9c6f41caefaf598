import { describe, expect, test } from '@jest/globals';
import { toFieldName } from '../../../../matching/ids.ts';
import { createKeyReader, type KeyReader, ruleOf, sharedKeys } from '../../../../matching/incremental/keys/row-keys.ts';
import { blockingRule, type RuleKey } from '../../../../matching/plan/blocking-rule.ts';
import { customer } from '../../../support/matching/customer-records.ts';
import { tableOf } from '../../../support/matching/match-customers.ts';

const key = (field: string, name: string): RuleKey => ({ field: toFieldName(field), key: name });
const names = [key('family_name', 'exact'), key('given_name', 'exact')] as const;
const [phone, city] = [key('phone', 'exact'), key('city', 'exact')];

type Texts = Parameters<typeof customer>[0]['fields'];
const readerOf = (all: readonly Texts[], ...rules: Parameters<typeof createKeyReader>[1]): KeyReader =>
  createKeyReader(tableOf(all.map((fields, index) => customer({ id: index + 1, fields }))), rules);

function shared(reader: KeyReader): number[] {
  const rules: number[] = [];
  sharedKeys(reader, 0, 1, (_, low) => rules.push(ruleOf(low)));
  return rules.sort((a, b) => a - b);
}

const ali = { given_name: 'علی', family_name: 'رضایی' };
const swapped = { given_name: 'رضایی', family_name: 'علی' };

describe('blocking keys of rows', () => {
  test('are shared by rule where all keys of the rule agree', () => {
    const rules = [blockingRule([phone]), blockingRule([city]), blockingRule([phone, city])];
    const one = { phone: ['09121234567', '02188776655'], city: 'تهران' };
    expect(shared(readerOf([one, { phone: '09121234567', city: 'تهران' }], ...rules))).toEqual([0, 1, 2]);
    expect(shared(readerOf([one, { phone: '02188776655', city: 'شیراز' }], ...rules))).toEqual([0]);
    expect(shared(readerOf([one, { city: 'تهران' }], ...rules))).toEqual([1]);
  });

  test('may change places only where the rule says so', () => {
    expect(shared(readerOf([ali, swapped], blockingRule(names, true)))).toEqual([0]);
    expect(shared(readerOf([ali, swapped], blockingRule(names)))).toEqual([]);
    expect(shared(readerOf([ali, ali], blockingRule(names)))).toEqual([0]);
  });

  test('of the same texts are different for every rule, and in every order of keys', () => {
    const [a, b] = names;
    const reader = readerOf(
      [{ given_name: 'علی', family_name: 'علی' }],
      blockingRule([a, b]),
      blockingRule([b, a]),
      blockingRule([a]),
    );
    expect(reader.keysOf(0).length).toBe(6);
    expect([...reader.keysOf(0)].filter((_, i) => i % 2 === 1).map(ruleOf)).toEqual([0, 1, 2]);
  });

  test('are there once, however many values give them', () => {
    const reader = readerOf([{ phone: ['09121234567', '02121234567'] }], blockingRule([key('phone', 'last7')]));
    expect(reader.keysOf(0).length).toBe(2);
  });
});
