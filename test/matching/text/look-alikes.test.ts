import { describe, expect, test } from '@jest/globals';
import { foldLookAlikes } from '../../../matching/text/look-alikes.ts';

describe('letters that look alike', () => {
  test.each([
    ['burns', 'bums'],
    ['clark', 'dark'],
    ['siiiith', 'smith'],
    ['vvilson', 'wilson'],
    ['robinsori', 'robinson'],
  ])('%s looks like %s', (a, b) => {
    expect(foldLookAlikes(a)).toBe(foldLookAlikes(b));
  });

  test.each([
    ['smith', 'smyth'],
    ['رضایی', 'رضائی'],
  ])('%s does not look like %s', (a, b) => {
    expect(foldLookAlikes(a)).not.toBe(foldLookAlikes(b));
  });
});
