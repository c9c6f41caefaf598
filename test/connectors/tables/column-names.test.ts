import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { columnLetter, nameColumns, unnamedColumn } from '../../../connectors/tables/column-names.ts';

test.each<[string, string[], string[], (string | null)[]]>([
  ['white space is made single', ['نام\nمشتری', '  شهر '], [], ['نام مشتری', 'شهر']],
  ['half-spaces stay, Arabic letters become Persian', ['شماره‌ی  مشتري', 'كد'], [], ['شماره‌ی مشتری', 'کد']],
  ['empty cells have no name', ['a', '', ' ', 'b'], [], ['a', null, null, 'b']],
  ['duplicates are numbered', ['نام', 'شهر', 'نام', 'نام'], [], ['نام', 'شهر', 'نام (2)', 'نام (3)']],
  ['a number that is taken is left out', ['a', 'a (2)', 'a'], [], ['a', 'a (2)', 'a (3)']],
  [
    'group titles tell duplicates apart',
    ['کد', 'تلفن', 'تلفن'],
    ['', 'منزل', 'محل کار'],
    ['کد', 'منزل / تلفن', 'محل کار / تلفن'],
  ],
  ['a duplicate outside the groups keeps its name', ['تلفن', 'تلفن'], ['', 'محل کار'], ['تلفن', 'محل کار / تلفن']],
  ['groups that are the same do not help', ['a', 'a'], ['g', 'g'], ['a', 'a (2)']],
  ['a grouped name that is taken does not help', ['g / a', 'a', 'a'], ['', 'g', 'h'], ['g / a', 'a', 'a (2)']],
  ['names without duplicates get no group', ['a', 'b'], ['g', 'g'], ['a', 'b']],
  ['a name that would change the object is renamed', ['__proto__', 'a'], [], ['__proto__ (2)', 'a']],
  ['names of object methods are names', ['constructor', 'toString'], [], ['constructor', 'toString']],
])('%s', (_, header, groups, expected) => {
  expect(nameColumns(header, groups).names).toEqual(expected);
});

test('names are unique, stay where they are, and every renaming is told', () => {
  const cell = fc.constantFrom('', 'a', 'a (2)', 'g / a', 'b', '__proto__');
  fc.assert(
    fc.property(fc.array(cell), fc.array(fc.constantFrom('', 'g', 'h')), (header, groups) => {
      const { names, notes } = nameColumns(header, groups);
      const given = names.filter((name) => name !== null);
      expect(names).toHaveLength(header.length);
      expect(new Set(given).size).toBe(given.length);
      expect(given).not.toContain('__proto__');
      for (const [column, name] of names.entries()) expect(name === null).toBe(header[column] === '');
      expect(notes).toHaveLength(names.some((name, column) => (name ?? '') !== header[column]) ? 1 : 0);
    }),
  );
});

test('a note names the letter and the new name', () => {
  expect(nameColumns(['a', 'a']).notes).toEqual(['Columns with the same name are read under new names: B as "a (2)".']);
});

test('as many duplicates as a sheet has columns', () => {
  const { names } = nameColumns(Array.from({ length: 16_384 }, () => 'a'));
  expect(names.at(-1)).toBe('a (16384)');
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD'],
])('column %i is %s', (column, letter) => {
  expect(columnLetter(column)).toBe(letter);
  expect(unnamedColumn(column)).toBe(`column ${letter}`);
});
