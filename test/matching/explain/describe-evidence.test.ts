import { describe, expect, test } from '@jest/globals';
import type { PairRelation } from '../../../matching/evidence.ts';
import { describeEvidence } from '../../../matching/explain/describe-evidence.ts';
import { standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { evidenceOf } from './hand-made.ts';

const profile = standardCustomerProfile();
const words = (evidence: Parameters<typeof describeEvidence>[0], language: 'en' | 'fa') =>
  describeEvidence(evidence, profile, language);
/** Without the isolates that keep numbers in order. */
const seen = (lines: readonly string[]) => lines.map((line) => line.replace(/[\u2066-\u2069]/g, ''));

describe('sentences about a comparison', () => {
  test('tell rare values from common ones', () => {
    const evidence = evidenceOf([
      { field: 'phone', level: 'exact', bits: 12.125, frequency: 0 },
      { field: 'family_name', level: 'exact', bits: 4, frequency: 0.02 },
      { field: 'given_name', level: 'exact', bits: 3.5, frequency: 0.002 },
      { field: 'email', level: 'same_domain', bits: 1 },
    ]);
    expect(words(evidence, 'en')).toEqual([
      'Phone: the same, and few records share it (+12.1 bits)',
      'Family name: the same, but very common here (+4.0 bits)',
      'Given name: the same, but common here (+3.5 bits)',
      'E-mail: another mailbox of the same domain (+1.0 bits)',
      'Any two records start at -10.0 bits; with all of the above +10.6 bits, a probability of 99.9 %.',
    ]);
    expect(seen(words(evidence, 'fa'))).toEqual([
      'تلفن: یکسان است و رکوردهای کمی آن را دارند (+۱۲٫۱ بیت)',
      'نام خانوادگی: یکسان است، ولی این‌جا بسیار رایج است (+۴٫۰ بیت)',
      'نام: یکسان است، ولی این‌جا رایج است (+۳٫۵ بیت)',
      'ایمیل: صندوق دیگری در همان دامنه (+۱٫۰ بیت)',
      'هر دو رکورد از -۱۰٫۰ بیت آغاز می‌کنند؛ با همه‌ی موارد بالا +۱۰٫۶ بیت، یعنی احتمال ۹۹٫۹٪.',
    ]);
  });

  test('call no contact and no identifier common, which a few records of a small table share', () => {
    const evidence = evidenceOf([
      { field: 'national_id', level: 'exact', bits: 20, frequency: 0.02 },
      { field: 'phone', level: 'exact', bits: 6.5, frequency: 0.02 },
      { field: 'email', level: 'exact', bits: 3, frequency: 0.02 },
    ]);
    expect(words(evidence, 'en').slice(0, 3)).toEqual([
      'National ID: the same, and few records share it (+20.0 bits)',
      'Phone: the same, and few records share it (+6.5 bits)',
      'E-mail: the same, but one household or office shares it (+3.0 bits)',
    ]);
  });

  test('know what people under one roof share', () => {
    const evidence = evidenceOf([
      { field: 'given_name', level: 'else', bits: -6.25 },
      { field: 'family_name', level: 'exact', bits: 3, frequency: 0 },
      { field: 'address', level: 'exact', bits: 2.5, frequency: 0 },
    ]);
    expect(words(evidence, 'en').slice(0, 3)).toEqual([
      'Given name: different; two people at one address share all the rest (-6.3 bits)',
      'Family name: the same, but one household or office shares it (+3.0 bits)',
      'Address: the same, but one household or office shares it (+2.5 bits)',
    ]);
    expect(seen(words(evidence, 'fa')).slice(0, 2)).toEqual([
      'نام: متفاوت است؛ دو نفر در یک نشانی در بقیه شریک‌اند (-۶٫۳ بیت)',
      'نام خانوادگی: یکسان است، ولی افراد یک خانه یا دفتر هم در آن شریک‌اند (+۳٫۰ بیت)',
    ]);
  });

  test('say nothing of a household when an identifier agrees, or when nothing does', () => {
    const different = { field: 'given_name', level: 'else', bits: -6 };
    for (const others of [[{ field: 'national_id', level: 'exact', bits: 20, frequency: 0 }], []]) {
      expect(words(evidenceOf([different, ...others]), 'en')).toContain('Given name: different (-6.0 bits)');
    }
  });

  test('make little of what one customer may show as well', () => {
    const evidence = evidenceOf([
      { field: 'city', level: 'else', bits: -5 },
      { field: 'postcode', level: 'else', bits: -2 },
      { field: 'phone', level: 'else', bits: -1 },
      { field: 'tax_code', level: 'else', bits: 0 },
    ]);
    expect(words(evidence, 'en').slice(0, 4)).toEqual([
      'City: different (-5.0 bits)',
      'Postcode: different, but customers move (-2.0 bits)',
      'Phone: different, but many have more than one (-1.0 bits)',
      'Tax code: different, which says nothing here (+0.0 bits)',
    ]);
    expect(seen(words(evidence, 'fa')).slice(1, 4)).toEqual([
      'کد پستی: متفاوت است، ولی مشتری‌ها جابه‌جا می‌شوند (-۲٫۰ بیت)',
      'تلفن: متفاوت است، ولی بسیاری بیش از یکی دارند (-۱٫۰ بیت)',
      expect.stringContaining('متفاوت است و این‌جا چیزی را نشان نمی‌دهد (+۰٫۰ بیت)'),
    ]);
  });
});

test('signed numbers in Persian stand in isolates, so that the sign stays in front', () => {
  const [first] = words(evidenceOf([{ field: 'phone', level: 'exact', bits: 12.125, frequency: 0 }]), 'fa');
  expect(first).toContain('(\u2066+۱۲٫۱\u2069 بیت)');
});

test.each<[PairRelation, string, string]>([
  ['same', 'Most likely one customer.', 'به احتمال زیاد یک مشتری‌اند.'],
  ['moved', 'Most likely one customer who moved.', 'به احتمال زیاد یک مشتری‌اند که جابه‌جا شده است.'],
  [
    'household',
    'Most likely one household or office, not one customer.',
    'به احتمال زیاد از یک خانه یا یک دفترند، نه یک مشتری.',
  ],
  [
    'unrelated',
    'Most likely two customers who have nothing to do with each other.',
    'به احتمال زیاد دو مشتری بی‌ارتباط‌اند.',
  ],
])('names the most likely relation: %s', (relation, en, fa) => {
  const evidence = evidenceOf([], { classes: [{ relation, probability: 0.8 }] });
  expect([words(evidence, 'en').at(-1), words(evidence, 'fa').at(-1)]).toEqual([en, fa]);
  const unsure = { ...evidence, classes: [{ relation, probability: 0.5 }] };
  expect(words(unsure, 'en')).not.toContain(en);
});
