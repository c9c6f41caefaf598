import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CleanContext, FieldTypeName } from '../../../matching/field-types/field-type.ts';
import { fieldType } from '../../../matching/field-types/registry.ts';

const context: CleanContext = { country: 'DE', dateFormat: null, currency: 'IRR', wasNumber: false };

const words = (...texts: string[]): fc.Arbitrary<string> =>
  fc.constantFrom(...texts.flatMap((text) => text.split(' ')));
const number = (min: number, max: number): fc.Arbitrary<string> => fc.integer({ min, max }).map(String);
const joined = (separator: string, ...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((texts) => texts.filter((text) => text !== '').join(separator));

const given = words('ali reza maryam sara mohammad john mary robert anna peter zahra hossein fatemeh', 'info sales');
const family = words('rezaei karimi smith jones moradi hosseini brown miller alavi ahmadi taylor wilson');
const street = words('ولیعصر گلستان آزادی بهار انقلاب شریعتی مطهری ونک', 'main high station church victoria park');
const company = words(
  'البرز پارس سپهر آریا مبارکه خاور نوش گستر',
  'alborz pars sepehr mobarakeh bizou campanile arts bistro 45',
);
const activity = words('فولاد بازرگانی هتل کافه', 'steel trading hotel cafe deli delicatessen');

const persianPlace = words('میرداماد طالقانی تالقانی بهشتی مطهری گلستان ولیعصر سعادتاباد ولی عصر سعادت اباد');
const latinPlace = words(
  'mirdamad taleghani taleqani beheshti motahari motahhari golestan valiasr saadatabad vali asr abad',
);
/** Few places and numbers, so that many pairs are the same or nearly the same address in the other script. */
const crossScriptAddress = fc.oneof(
  joined(
    ' ',
    fc.constantFrom('', 'تهران'),
    persianPlace,
    fc.constantFrom('', 'کوچه 20', 'کوچه بیستم', 'شمالی', 'اباد'),
    joined(' پلاک ', persianPlace, number(1, 3)),
    fc.constantFrom('', 'واحد 1', 'واحد 2'),
  ),
  joined(
    ' ',
    latinPlace,
    fc.constantFrom('street', 'abad street', 'south street', 'کوچه'),
    fc.constantFrom('', 'alley 20', '20th alley', 'street 20'),
    latinPlace,
    joined(' ', fc.constant('no'), number(1, 3)),
    fc.constantFrom('', 'unit 1', 'unit 2', 'tehran'),
  ),
  joined(' ', fc.constant('خیابان'), persianPlace, fc.constantFrom('', 'پلاک 1', 'پلاک 2')),
  joined(' ', latinPlace, fc.constantFrom('street', 'street no 1', 'street no 2', 'خیابان')),
);

/** Raw values of a type as they occur. */
const values: Readonly<Partial<Record<FieldTypeName, fc.Arbitrary<string>>>> = {
  date: joined('-', number(1950, 2005), number(10, 14), number(10, 32)),
  email: fc.oneof(
    joined(
      '',
      given,
      words('. _ -'),
      family,
      number(1, 99),
      fc.constant('@'),
      words('gmail.com gmial.com yahoo.com alborz.ir smith.net'),
    ),
    joined('', given, family, fc.constant('.com')),
    joined('', family, fc.constant('@'), words('alborz.ir alborz.com')),
  ),
  phone: fc.oneof(
    joined('', fc.constant('+98912'), number(1_000_000, 9_999_999)),
    joined('', fc.constant('+4930'), number(1_000_000, 99_999_999)),
  ),
  national_id: fc.oneof(number(1_000_000_000, 9_999_999_999), joined('', words('A AB X'), number(1000, 999_999))),
  company_id: number(10_000_000_000, 99_999_999_999),
  tax_code: joined('', words('DE ATU GB'), number(10_000_000, 99_999_999)),
  postcode: fc.oneof(
    number(1000, 99_999),
    number(1_111_111_111, 9_999_999_999),
    joined('', words('SW EC N W'), number(1, 9), number(1, 9), words('AA BX QD')),
  ),
  address: fc.oneof(
    joined(
      ' ',
      words('تهران شیراز'),
      fc.constant('خیابان'),
      street,
      fc.constant('کوچه'),
      street,
      fc.constant('پلاک'),
      number(1, 200),
    ),
    joined(' ', number(1, 3000), street, words('street st. road rd ave'), words('', 'apt', 'london')),
    joined(' ', fc.constant('خ'), street, fc.constant('پ'), number(1, 30), fc.constant('واحد'), number(1, 4)),
    joined(' ', street, words('street road')),
    crossScriptAddress,
  ),
  city: words(
    'تهران شیراز اصفهان مشهد تبریز کرمانشاه کرمان',
    'tehran shiraz isfahan mashhad tabriz london southend southendonsea birmingham manchester',
  ),
  province: words('فارس گیلان خراسان مازندران', 'fars gilan khorasan mazandaran bayern bavaria'),
  organisation_name: fc.oneof(
    joined(' ', activity, company, company),
    joined(' ', company, company, activity, words('ltd gmbh inc', '')),
    joined(' ', company, words('شعبه branch'), street),
    joined(' ', company, company, company),
    words('aps bpc imk spa'),
  ),
  text: fc
    .array(fc.oneof(given, family, street, company, activity), { minLength: 1, maxLength: 6 })
    .map((list) => list.join(' ')),
};

/** Pairs at the edge of a bound that chance would seldom reach. */
const pairs: Readonly<Partial<Record<FieldTypeName, readonly (readonly [string, string])[]>>> = {
  date: [['1986-05-04', '1986-04-05']],
  email: [
    ['aaaa.rezaei@alborz.ir', 'aaaaa.rezaei@alborz.ir'],
    ['rezaei@aaaaaaa.com', 'rezaei@aaaaa.com'],
  ],
  organisation_name: [['abcde fghij', 'abxdefgyij']],
  address: [
    ['12 aaaa street', '12 aaaa aaaa street'],
    ['خیابان سعادت آباد پلاک 7', 'saadatabad street no 7'],
    ['خیابان طالقانی پلاک 124', 'taleghani street no 324'],
    ['خیابان طالقانی کوچه 12 پلاک 76', 'tsleghani street alley 12 no 76'],
  ],
};

interface Change {
  readonly kind: 'insert' | 'delete' | 'change' | 'exchange' | 'turn' | 'drop';
  readonly at: number;
  readonly letter: string;
}

const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('insert', 'delete', 'change', 'exchange', 'turn', 'drop'),
    at: fc.nat(40),
    letter: fc.constantFrom(...'abe rsxy1902 .@ابره'),
  }),
  { maxLength: 3 },
);

function changed(text: string, { kind, at, letter }: Change): string {
  const place = text.length === 0 ? 0 : at % text.length;
  const [head, tail] = [text.slice(0, place), text.slice(place)];
  switch (kind) {
    case 'insert':
      return head + letter + tail;
    case 'delete':
      return head + tail.slice(1);
    case 'change':
      return head + letter + tail.slice(1);
    case 'exchange':
      return head + tail.slice(1, 2) + tail.slice(0, 1) + tail.slice(2);
    case 'turn':
      return text.split(' ').reverse().join(' ');
    case 'drop':
      return text.split(' ').slice(1).join(' ');
    default:
      return kind satisfies never;
  }
}

const names = Object.keys(values) as FieldTypeName[];

describe.each(names)('%s', (name) => {
  const type = fieldType(name);
  const { sketch, comparer } = type;
  const raw = values[name]!;
  const keyOf = (text: string): string => type.clean(text, context)[0]!.key;

  /** The bound that the sketches of two keys give, both ways around. */
  const bounds = (a: string, b: string): readonly [number, number] => {
    const { width, write, bestLevel } = sketch!;
    const sketches = new Int32Array(2 * width + 1).fill(-1);
    write(a, sketches, 0);
    write(b, sketches, width + 1);
    expect(sketches[width]).toBe(-1);
    return [bestLevel(sketches, 0, width + 1), bestLevel(sketches, width + 1, 0)];
  };

  const pair = fc.oneof(
    fc.tuple(raw, raw),
    fc.tuple(raw, changes).map(([text, edits]) => [text, edits.reduce(changed, text)] as const),
  );

  test('bounds the level of two values, the same from either side', () => {
    const seen = new Set<number>();
    fc.assert(
      fc.property(pair, ([first, second]) => {
        const [a, b] = [keyOf(first), keyOf(second)];
        if (a === '' || b === '' || a === b) return;
        const level = type.compare(a, b);
        seen.add(level);
        expect(type.compare(b, a)).toBe(level);
        const [forth, back] = bounds(a, b);
        expect(forth).toBeLessThanOrEqual(level);
        expect(forth).toBeGreaterThan(0);
        expect(back).toBe(forth);
      }),
      { numRuns: 1500, seed: 1, examples: (pairs[name] ?? []).map((texts) => [texts]) },
    );
    // The generated values reach every level, so that a bound that is wrong at one of them shows.
    expect([...seen].sort((a, b) => a - b)).toEqual(type.levels.map((_, level) => level).slice(1));
  });

  test('compares the values of a column as it compares two texts', () => {
    if (comparer === undefined) return;
    fc.assert(
      fc.property(fc.uniqueArray(raw.map(keyOf), { maxLength: 8 }), (all) => {
        const keys = all.filter((key) => key !== '');
        const levelOf = comparer({ length: keys.length, at: (code) => keys[code]! });
        for (let i = 0; i < keys.length; i++) {
          for (let j = 0; j < keys.length; j++) expect(levelOf(i, j)).toBe(type.compare(keys[i]!, keys[j]!));
        }
      }),
      { numRuns: 50, seed: 1 },
    );
  });
});
