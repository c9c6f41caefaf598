import { describe, expect, test } from '@jest/globals';
import { boundedMemo } from '../../../matching/text/bounded-memo.ts';
import { isPlaceholder } from '../../../matching/text/placeholder.ts';
import { isTokenSubset, sharedTokenCount, sortedTokens, tokensOf } from '../../../matching/text/tokens.ts';

describe('tokens', () => {
  test('are the words of a text; none for an empty one', () => {
    expect(tokensOf('a b')).toEqual(['a', 'b']);
    expect(tokensOf('')).toEqual([]);
  });

  test('sorted are equal in any order', () => {
    expect(sortedTokens(['رضایی', 'محمد'])).toBe(sortedTokens(['محمد', 'رضایی']));
    expect(sortedTokens([])).toBe('');
  });

  test('are shared once each', () => {
    expect(sharedTokenCount(['a', 'a', 'b'], ['a', 'b', 'c'])).toBe(2);
    expect(isTokenSubset(['a', 'a'], ['a', 'b', 'c'])).toBe(false);
    expect(isTokenSubset(['a', 'b', 'c'], ['c', 'a'])).toBe(true);
    expect(isTokenSubset([], ['a'])).toBe(false);
  });
});

describe('isPlaceholder', () => {
  test.each([
    '',
    'ندارد',
    'نامشخص',
    'تست',
    'مشتری متفرقه',
    'مشتری نقدی',
    'فاقد نام',
    'xxx',
    'na',
    'n a',
    'test test',
    'asdf',
    'ااا',
  ])('%s', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  test.each(['علی', 'ali', 'نقدی پور', 'مهمان نواز', 'testa rossa', 'آآ کو'])('not %s', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });
});

test('boundedMemo computes once while it remembers and never holds more than its capacity', () => {
  const seen: string[] = [];
  const length = boundedMemo((text) => {
    seen.push(text);
    return text.length;
  }, 2);
  expect(['a', 'a', 'bb', 'ccc', 'a'].map(length)).toEqual([1, 1, 2, 3, 1]);
  expect(seen).toEqual(['a', 'bb', 'ccc', 'a']);
});
