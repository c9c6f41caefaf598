import { expect, test } from '@jest/globals';
import { describeQuestion, nameOfKind } from '../../../matching/queue/describe-question.ts';
import { questionKinds } from '../../../matching/queue/question.ts';

test('every kind has a name of its own in both languages', () => {
  for (const language of ['en', 'fa'] as const)
    expect(new Set(questionKinds.map((kind) => nameOfKind(kind, language))).size).toBe(questionKinds.length);
});

test('numbers are in the digits of the language', () => {
  const counts = { vanished: 12, live: 30 };
  expect(describeQuestion('vanished', counts, 'en')).toBe(
    '12 of 30 records are gone from the source at once; none was deleted, and its changes wait.',
  );
  expect(describeQuestion('vanished', counts, 'fa')).toBe(
    'از ۳۰ رکورد این منبع ۱۲ تا یک‌باره دیگر نیستند؛ هیچ‌کدام حذف نشد و تغییرات منبع در انتظار است.',
  );
  expect(describeQuestion('shared', { records: 7 }, 'fa')).toContain('۷ رکورد');
});
