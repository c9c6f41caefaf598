import { describe, expect, test } from '@jest/globals';
import { describeChange } from '../../../matching/explain/describe-change.ts';
import { type Rescore, whatWouldChange } from '../../../matching/explain/what-would-change.ts';
import { toFieldName } from '../../../matching/ids.ts';
import { standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { evidenceOf } from './hand-made.ts';

const profile = standardCustomerProfile();
const thresholds = { link: 4, review: 0 };
const fields = ['given_name', 'phone', 'city'].map(toFieldName);

/** Weights after a change by `field outcome`; null for all others. */
const rescoring =
  (weights: Readonly<Record<string, number>>, hardConflict: ReturnType<Rescore> = null): Rescore =>
  (field, outcome) => {
    const weight = weights[`${field} ${outcome}`];
    return weight === undefined ? null : { weight, hardConflict: hardConflict?.hardConflict ?? null };
  };

describe('what would change', () => {
  test('a pair that is apart: what would join it, the smallest change first', () => {
    const evidence = evidenceOf([{ field: 'given_name', level: 'else', bits: -6 }], { prior: 7 });
    const change = whatWouldChange(
      evidence,
      fields,
      thresholds,
      'apart',
      rescoring({ 'given_name agrees': 15, 'given_name unknown': 7, 'phone agrees': 12, 'city agrees': 3 }),
    );
    expect(change).toEqual({
      verdict: 'ask',
      margin: -3,
      turningPoints: [
        { field: 'given_name', outcome: 'unknown', weight: 7 },
        { field: 'phone', outcome: 'agrees', weight: 12 },
        { field: 'given_name', outcome: 'agrees', weight: 15 },
      ],
      decidedElsewhere: false,
      decision: 'must_link',
    });
    expect(describeChange(change, thresholds, profile, 'en')).toEqual([
      'Joining takes +4.0 bits; 3.0 are missing.',
      'If Given name were unknown, it would be +7.0 bits, and the two would join.',
      'If Phone agreed fully, it would be +12.0 bits, and the two would join.',
      'If Given name agreed fully, it would be +15.0 bits, and the two would join.',
      'A decision that they are one customer would join them, whatever the evidence says.',
    ]);
  });

  test('a pair that joins: what would part it', () => {
    const evidence = evidenceOf([{ field: 'phone', level: 'exact', bits: 12 }], { prior: -6 });
    const change = whatWouldChange(
      evidence,
      fields,
      thresholds,
      'together',
      rescoring({ 'phone unknown': -6, 'city unknown': 6 }),
    );
    expect(change).toMatchObject({
      verdict: 'link',
      margin: 2,
      turningPoints: [{ field: 'phone', outcome: 'unknown', weight: -6 }],
      decision: 'cannot_link',
    });
    expect(
      describeChange(change, thresholds, profile, 'fa').map((line) => line.replace(/[\u2066-\u2069]/g, '')),
    ).toEqual([
      'برای یکی شدن +۴٫۰ بیت لازم است؛ این دو ۲٫۰ بیت بیش از آن دارند.',
      'اگر «تلفن» نامعلوم بود، وزن -۶٫۰ بیت می‌شد و این دو یکی نمی‌شدند.',
      'تصمیم یک نفر که این دو مشتری متفاوت‌اند آن‌ها را جدا می‌کند، شواهد هرچه باشد.',
    ]);
  });

  test('a hard conflict: only what removes it joins the two, whatever the weight', () => {
    const hardConflict = { reason: 'party_kind' } as const;
    const evidence = evidenceOf([{ field: 'phone', level: 'exact', bits: 30 }], { hardConflict });
    const stays = whatWouldChange(
      evidence,
      fields,
      thresholds,
      'apart',
      rescoring({ 'phone agrees': 40 }, { weight: 0, hardConflict }),
    );
    expect(stays).toMatchObject({ verdict: 'forbidden', margin: 16, turningPoints: [], decision: 'must_link' });
    expect(describeChange(stays, thresholds, profile, 'en')).toContain('No single field would turn this.');
    const goes = whatWouldChange(evidence, fields, thresholds, 'apart', rescoring({ 'phone agrees': 40 }));
    expect(goes.turningPoints).toHaveLength(1);
  });

  test('where others decide, no field of the pair is named', () => {
    const rescore: Rescore = () => ({ weight: 0, hardConflict: null });
    const strong = evidenceOf([{ field: 'phone', level: 'exact', bits: 30 }]);
    const weak = evidenceOf([]);
    const told = [
      whatWouldChange(strong, fields, thresholds, 'apart', rescore),
      whatWouldChange(weak, fields, thresholds, 'together', rescore),
      whatWouldChange(weak, fields, thresholds, 'kept_apart', rescore),
    ];
    expect(told.map(({ decidedElsewhere, decision }) => [decidedElsewhere, decision])).toEqual([
      [true, 'must_link'],
      [true, 'cannot_link'],
      [true, 'undo'],
    ]);
    expect(told.map((change) => describeChange(change, thresholds, profile, 'en').slice(1))).toEqual([
      [
        'What keeps them apart lies elsewhere: no field of these two alone would join them.',
        'A decision that they are one customer would join them, whatever the evidence says.',
      ],
      [
        'Other records or a decision hold them together: no field of these two alone would part them.',
        'A decision that they are different customers would part them, whatever the evidence says.',
      ],
      [
        'People keep them apart: no field would join them.',
        'Undoing the decision that keeps them apart would leave it to the evidence again.',
      ],
    ]);
  });
});
