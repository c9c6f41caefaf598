import { describe, expect, test } from '@jest/globals';
import { blockingValues, cleanAll, cleanOne, levelOf } from './support.ts';

describe('cleaning e-mail addresses', () => {
  test.each([
    ['Ali.Rezaei@Alborz.IR', 'Ali.Rezaei@alborz.ir', 'ali.rezaei@alborz.ir'],
    [' mailto:ali@alborz.ir ', 'ali@alborz.ir', 'ali@alborz.ir'],
    ['Ali Rezaei <ali@alborz.ir>', 'ali@alborz.ir', 'ali@alborz.ir'],
    ['ali۱۲@alborz.ir', 'ali12@alborz.ir', 'ali12@alborz.ir'],
    ['ali＠alborz．ir', 'ali@alborz.ir', 'ali@alborz.ir'],
    ['A.Li.Rezaei+shop@GMAIL.com', 'A.Li.Rezaei+shop@gmail.com', 'alirezaei@gmail.com'],
    ['ali.rezaei@googlemail.com', 'ali.rezaei@googlemail.com', 'alirezaei@gmail.com'],
    ['ali+x@outlook.com', 'ali+x@outlook.com', 'ali@outlook.com'],
    ['ali+x@alborz.ir', 'ali+x@alborz.ir', 'ali+x@alborz.ir'],
    ["o'brien@alborz.ie", "o'brien@alborz.ie", "o'brien@alborz.ie"],
    ['ایمیل: ali@alborz.ir.', 'ali@alborz.ir', 'ali@alborz.ir'],
    ['info@alborz.ir', 'info@alborz.ir', 'info@alborz.ir'],
  ])('%s', (raw, value, key) => {
    expect(cleanOne('email', raw)).toEqual({ raw, value, key, status: 'valid' });
  });

  test('several in one cell, each once', () => {
    const values = cleanAll('email', 'a.karimi@alborz.ir; b.nouri@alborz.ir، a.karimi@ALBORZ.ir / c@alborz.ir');
    expect(values.map((value) => value.value)).toEqual(['a.karimi@alborz.ir', 'b.nouri@alborz.ir', 'c@alborz.ir']);
    expect(values[1]!.raw).toBe('b.nouri@alborz.ir');
  });

  test.each([
    'test@test.com',
    'no@mail.com',
    'info@example.com',
    'a@a.com',
    'none@none.com',
    '@yahoo.com',
    'yahoo.com',
    'noreply@alborz.ir',
    'test123@gmail.com',
    'info@gmail.com',
    'ندارد',
    'aaa@gmail.com',
    'no@mail',
  ])('%s is junk', (raw) => {
    expect(cleanOne('email', raw)).toMatchObject({ key: '', status: 'junk' });
  });

  test.each(['ali', 'ali@', 'علی@alborz.ir', 'call later please', 'rezaei'])(
    '%s is invalid and says nothing',
    (raw) => {
      expect(cleanOne('email', raw)).toMatchObject({ key: '', status: 'invalid' });
    },
  );

  test.each([
    ['ali@alborz', 'ali@alborz'],
    ['Ali..R@alborz.ir', 'ali..r@alborz.ir'],
    ['ali@-alborz.ir', 'ali@-alborz.ir'],
    ['ali@al_borz.ir', 'ali@al_borz.ir'],
    ['a@b@c.ir', 'a@b@c.ir'],
    ['robert255smith.net', 'robert255smith.net'],
    ['ali.rezaei@', 'ali.rezaei@'],
  ])('%s is invalid, but near to an address', (raw, key) => {
    expect(cleanOne('email', raw)).toMatchObject({ key, status: 'invalid' });
  });
});

describe('comparing e-mail addresses', () => {
  test.each([
    ['ali.rezaei@gmail.com', 'alirezaei@Gmail.com', 'exact'],
    ['ali.rezaei@gmail.com', 'ali.rezaeii@gmail.com', 'typo'],
    ['alirezaei@gmail.com', 'alirezaei@gmial.com', 'typo'],
    ['robert255@smith.net', 'robert255smith.net', 'typo'],
    ['robert255@smith.net', 'robert25s@smith.net', 'typo'],
    ['ali.rezaei@alborz', 'ali.rezaei@alborz.ir', 'same_mailbox'],
    ['ali.rezaei61@yahoo.com', 'ali.rezaei62@yahoo.com', 'similar'],
    ['ali.rezaei61@yahoo.com', 'ali.rezaei67@alborz.ir', 'similar'],
    ['ali.rezaei@yahoo.com', 'a.rezaei@yahoo.com', 'similar'],
    ['ali.rezaei@yahoo.com', 'rezaei.ali@alborz.ir', 'slightly_similar'],
    ['ali.rezaei@yahoo.com', 'alireza77@alborz.ir', 'slightly_similar'],
    ['ali@yahoo.com', 'ali@alborz.ir', 'slightly_similar'],
    ['info@alborz.ir', 'info@alburz.ir', 'typo'],
    ['info@alborz.ir', 'sales@alborz.ir', 'same_domain'],
    ['ali.rezaei@yahoo.com', 'ali.rezaei@alborz.ir', 'same_mailbox'],
    ['info@alborz.ir', 'info@damavand.ir', 'else'],
    ['ali.rezaei@alborz.ir', 'b.nouri@alborz.ir', 'same_domain'],
    ['ali.rezaei@yahoo.com', 'b.nouri@yahoo.com', 'else'],
    ['ali.rezaei@yahoo.com', 'b.nouri@alborz.ir', 'else'],
  ])('%s, %s: %s', (a, b, level) => {
    expect(levelOf('email', a, b)).toBe(level);
  });

  test('personal mailboxes meet across domains, role mailboxes do not', () => {
    expect(blockingValues('email', 'ali.rezaei@yahoo.com')).toEqual({
      exact: 'ali.rezaei@yahoo.com',
      mailbox: 'ali.rezaei',
      mailbox_start: 'ali.r',
    });
    expect(blockingValues('email', 'jt40@alborz.ir').mailbox).toBe('jt40');
    expect(blockingValues('email', 'ali@alborz.ir')).toEqual({ exact: 'ali@alborz.ir', mailbox_start: 'ali' });
    expect(blockingValues('email', '@alborz.co')).toEqual({ exact: '@alborz.co' });
    expect(blockingValues('email', 'office@alborz.ir')).toEqual({ exact: 'office@alborz.ir' });
  });
});
