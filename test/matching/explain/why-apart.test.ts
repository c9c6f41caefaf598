import { describe, expect, test } from '@jest/globals';
import { describeApart } from '../../../matching/explain/describe-apart.ts';
import { explainPair } from '../../../matching/explain/explain-pair.ts';
import { type ApartInput, whyApart } from '../../../matching/explain/why-apart.ts';
import { trainModel } from '../../../matching/training/train-model.ts';
import { customer, standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { cannotLink, defaultMatchOptions, tableOf } from '../../support/matching/match-customers.ts';
import { evidenceOf } from './hand-made.ts';

const profile = standardCustomerProfile();
const a = customer({ id: 1, fields: { full_name: 'علی رضایی', phone: '09121234567', national_id: '0499370899' } });
const b = customer({ id: 2, fields: { full_name: 'علی رضایی', phone: '09121234567' } });
const friendOfB = customer({ id: 3, fields: { full_name: 'علی رضایی', national_id: '0084575948' } });
const model = trainModel(tableOf([a, b, friendOfB]), profile, defaultMatchOptions);
const nameOf = (record: number) => `crm:${record}`;

const input = (more: Partial<ApartInput> = {}): ApartInput => ({
  a,
  b,
  evidence: evidenceOf([{ field: 'phone', level: 'exact', bits: 20 }]),
  customers: [[a], [b]],
  profile,
  model,
  decisions: [],
  thresholds: { link: 4, review: 0 },
  compared: true,
  held: [],
  clusterSize: 50,
  ...more,
});
const told = (more: Partial<ApartInput>, language: 'en' | 'fa' = 'en') =>
  whyApart(input(more)).map((reason) => describeApart(reason, profile, language, nameOf));

describe('why two records are different customers', () => {
  test('people keep them, or other records of the two customers, apart', () => {
    const decided = { decisions: [cannotLink(3, 1)], customers: [[a], [b, friendOfB]] as const };
    expect(whyApart(input(decided))[0]).toEqual({ reason: 'decision', a: 1, b: 3, direct: false });
    expect(told(decided)[0]).toBe(
      'Their customers hold crm:1 and crm:3. A person decided that the two are different customers.',
    );
    expect(told({ decisions: [cannotLink(1, 9)] })).not.toContain(expect.stringContaining('decided'));
  });

  test('they contradict each other, or a third record does', () => {
    const evidence = explainPair(a, friendOfB, profile, model);
    expect(told({ b: friendOfB, evidence, customers: [[a], [friendOfB]] })[0]).toBe(
      'National ID: both are valid and they differ, so the two never join by themselves.',
    );
    expect(whyApart(input({ customers: [[a], [b, friendOfB]] }))).toEqual([
      {
        reason: 'hard_conflict',
        a: 1,
        b: 3,
        direct: false,
        conflict: { reason: 'unique_identifier', field: 'national_id' },
      },
    ]);
  });

  test('no blocking key brought them together', () => {
    const stranger = customer({ id: 5, fields: { full_name: 'Sara Karimi', email: 'sara.karimi@yahoo.com' } });
    const evidence = explainPair(b, stranger, profile, model);
    const more = { a: b, b: stranger, evidence, customers: [[b], [stranger]] as const, compared: false };
    const [reason] = whyApart(input(more));
    expect(reason).toMatchObject({ reason: 'no_shared_key' });
    expect(reason?.reason === 'no_shared_key' && reason.keys).toEqual(
      expect.arrayContaining([
        { field: 'phone', kind: 'phone:exact', found: 'only_a' },
        { field: 'email', kind: 'email:exact', found: 'only_b' },
      ]),
    );
    expect(told(more)[0]).toMatch(
      /^No blocking key brings the two together, so nothing compared them\. Both have .*, but with no key in common\. Only one of them has Phone and E-mail\. One such value in common would have them compared\.$/,
    );
    expect(told(more, 'fa')[0]).toMatch(
      /^هیچ کلید مشترکی این دو را کنار هم نمی‌آورد؛ پس با هم مقایسه نشده‌اند\. هر دو «.*» دارند، ولی بدون کلید مشترک\. تنها یکی از آن دو «تلفن» و «ایمیل» دارد\. با یک مقدار مشترک از این‌ها با هم مقایسه می‌شدند\.$/,
    );
    expect(told(more)[1]).toMatch(/^The evidence is \d+\.\d bits short of joining them\.$/);
  });

  test('too many others share their keys', () => {
    expect(told({ compared: false })).toEqual([
      'They share blocking keys (phone:exact), but too many other records share them too, so nothing compared the two.',
    ]);
  });

  test('the evidence is not enough, for joining or even for asking', () => {
    const weighing = (bits: number) => ({ evidence: evidenceOf([{ field: 'phone', level: 'exact', bits }]) });
    expect(told(weighing(12.5))).toEqual([
      'The evidence is 1.5 bits short of joining them, but enough to ask a person.',
    ]);
    expect(told(weighing(4))).toEqual(['The evidence is 10.0 bits short of joining them.']);
  });

  test('the evidence is enough, but their cluster is held or their customers do not fit', () => {
    expect(whyApart(input({ held: [[1, 2, 3]] as never }))).toEqual([{ reason: 'held', held: 'incoherent' }]);
    expect(whyApart(input({ held: [[1, 2, 3]] as never, clusterSize: 2 }))).toEqual([
      { reason: 'held', held: 'oversized' },
    ]);
    const fits = customer({ id: 4, fields: { full_name: 'علی رضایی' } });
    expect(whyApart(input({ customers: [[a], [b, fits]] }))).toEqual([{ reason: 'weak_bridge' }]);
    expect(whyApart(input())).toEqual([{ reason: 'not_yet_matched' }]);
  });

  test('every reason has a Persian sentence without Latin letters, names of records aside', () => {
    const sentences = [
      ...told({ decisions: [cannotLink(1, 2)] }, 'fa'),
      ...told({ compared: false }, 'fa'),
      ...told({ evidence: evidenceOf([]) }, 'fa'),
      ...told({ held: [[1, 2]] as never }, 'fa'),
      ...told({ customers: [[a], [b, b]] }, 'fa'),
      ...told({}, 'fa'),
    ];
    expect(sentences).toHaveLength(6);
    for (const sentence of sentences)
      expect(sentence.replace(/\u2068[^\u2069]*\u2069/g, '')).not.toMatch(/[A-Za-z0-9]/);
  });
});
