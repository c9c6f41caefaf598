import { describe, expect, test } from '@jest/globals';
import { agreeingPairs } from '../../../matching/training/agreeing-pairs.ts';
import { keyColumn } from '../../support/matching/key-columns.ts';

const column = (name: string, texts: string) =>
  keyColumn(
    name,
    [...texts].map((text) => (text === '.' ? [] : [text])),
  );
const first = column('first', 'aaaabbbc..aa');
const second = column('second', 'xyxyxxy.yyxx');

describe('pairs that agree', () => {
  test('agree on every column, and leave no such pair out', () => {
    const { a, b } = agreeingPairs([first, second], 400);
    const seen = new Set<string>();
    for (const [i, row] of a.entries()) {
      const other = b[i]!;
      expect(row).not.toBe(other);
      expect([first.single[other], second.single[other]]).toEqual([first.single[row], second.single[row]]);
      seen.add(`${Math.min(row, other)}-${Math.max(row, other)}`);
    }
    expect([...seen].sort()).toEqual(['0-10', '0-11', '0-2', '1-3', '10-11', '2-10', '2-11', '4-5'].sort());
  });

  test('are as likely for a rare value as for a common one, pair by pair', () => {
    const texts = `${'a'.repeat(30)}${'b'.repeat(40)}${[...'cdefgh'].map((text) => text + text).join('')}`;
    const { a } = agreeingPairs([column('one', texts)], 800);
    expect(a).toHaveLength(800);
    const common = a.filter((row) => row >= 30 && row < 70).length / a.length;
    expect(common).toBeCloseTo(780 / (780 + 435 + 6), 1);
  });

  test('are none where no two rows agree, and not of rows with several values', () => {
    expect(agreeingPairs([column('one', 'abc..')], 10).a).toHaveLength(0);
    expect(agreeingPairs([keyColumn('lists', [['a', 'b'], ['a', 'b'], ['a']])], 10).a).toHaveLength(0);
    expect(agreeingPairs([column('one', 'aab'), column('other', 'xyx')], 10).a).toHaveLength(0);
  });

  test('are the same every time', () => {
    expect(agreeingPairs([first, second], 50)).toEqual(agreeingPairs([first, second], 50));
  });
});
