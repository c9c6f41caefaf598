import { describe, expect, test } from '@jest/globals';
import { blockingValues, cleanOne, levelOf } from './support.ts';

describe('city and province', () => {
  test.each([
    ['city', 'تهران', 'شهر تهران', 'exact'],
    ['city', 'طهران', 'تهران', 'exact'],
    ['city', 'Teheran', 'tehran', 'exact'],
    ['city', 'بندر عباس', 'بندرعباس', 'exact'],
    ['city', 'تهران', 'Tehran', 'sounds_alike'],
    ['city', 'اصفهان', 'Isfahan', 'sounds_alike'],
    ['city', 'کرمانشاه', 'کرمنشاه', 'typo'],
    ['city', 'London', 'Lonon', 'typo'],
    ['city', 'Birmingham', 'Birgmhniam', 'typo'],
    ['city', 'Southend', 'Southend-on-Sea', 'similar'],
    ['city', 'شهرری', 'ری', 'else'],
    ['city', 'Los Angeles', 'West Los Angeles', 'similar'],
    ['city', 'London', 'Liverpool', 'else'],
    ['city', 'تهران', 'شیراز', 'else'],
    ['city', 'منطقه 1', 'منطقه 2', 'else'],
    ['city', 'district9', 'district8', 'else'],
    ['city', 'Greensboro', 'greensb0ro', 'exact'],
    ['city', 'raleigh', 'rale8gh', 'typo'],
    ['province', 'استان فارس', 'فارس', 'exact'],
    ['province', 'فارس', 'Fars Province', 'sounds_alike'],
    ['province', 'فارس', 'گیلان', 'else'],
  ] as const)('%s: %s, %s: %s', (type, a, b, level) => {
    expect(levelOf(type, a, b)).toBe(level);
  });
});

describe('blocking on places', () => {
  test('as they are written, without the word for their kind', () => {
    expect(blockingValues('city', 'شهر یزد').exact).toBe('یزد');
  });

  test('by sound, in both scripts', () => {
    expect(blockingValues('city', 'تهران').sound).toBe(blockingValues('city', 'Tehran').sound);
    expect(blockingValues('city', 'ری')).toEqual({ exact: 'ری', sound: 'ری' });
  });
});

describe('amount', () => {
  test.each([
    ['1250000', {}, '1250000'],
    ['۱٬۲۵۰٬۰۰۰', {}, '1250000'],
    ['1,250,000', {}, '1250000'],
    ['1,250,000.50', {}, '1250000.5'],
    ['۱۲۳٫۵', {}, '123.5'],
    ['1.250.000', {}, '1250000'],
    ['(1,000)', {}, '-1000'],
    ['-1,000', {}, '-1000'],
    ['1,000-', {}, '-1000'],
    ['1000', { currency: 'IRT' }, '10000'],
    ['12.35', { currency: 'IRT' }, '123.5'],
    ['1000 ریال', { currency: 'IRT' }, '1000'],
    ['1,000 تومان', {}, '10000'],
    ['100 EUR', { currency: 'EUR' }, '100'],
    ['$100', { currency: 'USD' }, '100'],
    ['007', {}, '7'],
    ['-0', {}, '0'],
  ])('%s', (raw, context, value) => {
    expect(cleanOne('amount', raw, context)).toEqual({ raw, value, key: value, status: 'valid' });
  });

  test.each(['seven', '1,25,0', '12 34', '1.2.3', '--5'])('%s is invalid', (raw) => {
    expect(cleanOne('amount', raw)).toMatchObject({ key: '', status: 'invalid' });
  });
});

describe('category and text', () => {
  test.each([
    ['category', 'عمده\u200cفروش', 'عمده فروش', 'else'],
    ['category', 'VIP', 'vip', 'exact'],
    ['text', 'تحویل در محل', 'در محل تحویل', 'same_tokens'],
    ['text', 'تحویل در محل', 'تحویل در محل کارخانه', 'similar'],
    ['text', 'تحویل در محل', 'پرداخت نقد', 'else'],
    ['text', 'delivery at the gate', 'delivery at teh gate', 'very_similar'],
    ['text', 'the gate, delivery at', 'delivery at the gates!', 'very_similar'],
    ['text', 'delivery at the gate', 'delivery to the gate', 'similar'],
    ['text', 'delivery at the gate', 'delivered at gates', 'somewhat_similar'],
    ['text', 'delivery at the gate', 'gate', 'similar'],
    ['text', 'delivery at the gate', 'picked up at the shop', 'else'],
  ] as const)('%s: %s, %s: %s', (type, a, b, level) => {
    expect(levelOf(type, a, b)).toBe(level);
  });
});

test('category blocks on itself, text on its words', () => {
  expect(blockingValues('category', 'VIP')).toEqual({ exact: 'vip' });
  expect(blockingValues('text', 'Delivery at the gate')).toEqual({
    tokens: 'at delivery gate the',
    longest_word: 'delivery',
    start: 'delive',
  });
});
