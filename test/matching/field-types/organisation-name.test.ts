import { describe, expect, test } from '@jest/globals';
import { agreement } from '../../../matching/field-types/organisations/agreement.ts';
import { looksLikeOrganisation, splitPartyName } from '../../../matching/field-types/party-name.ts';
import { fieldType } from '../../../matching/field-types/registry.ts';
import { blockingValues, cleanOne, levelOf } from './support.ts';

describe('cleaning an organisation name', () => {
  test.each([
    ['شرکت البرز گستر (سهامی خاص)', 'البرز گستر'],
    ['شركت البرز گستر با مسئوليت محدود', 'البرز گستر'],
    ['البرز گستر (با مسئولیت محدود)', 'البرز گستر'],
    ['فولاد مبارکه اصفهان (سهامی عام)', 'فولاد مبارکه اصفهان'],
    ['موسسه فرهنگی آریا', 'فرهنگی اریا'],
    ['بازرگانی و صنایع پارس', 'بازرگانی صنایع پارس'],
    ['Alborz Gostar Co., Ltd.', 'alborz gostar'],
    ['ACME GmbH & Co. KG', 'acme'],
    ['Total S.A.', 'total'],
    ['Spa Tehran', 'spa tehran'],
    ['Acme SpA', 'acme'],
    ['Pars Oil P.J.S.', 'pars oil'],
    ['The Body and Soul LLC', 'body soul'],
    ['شرکت', 'شرکت'],
    ['بانک ملت شعبه ونک', 'بانک ملت شعبه ونک'],
  ])('%s', (raw, key) => {
    const cleaned = cleanOne('organisation_name', raw);
    expect(cleaned.key).toBe(key);
    expect(cleaned.status).toBe('unverified');
  });

  test('serves the legal form as written', () => {
    expect(cleanOne('organisation_name', ' شركت  البرز (سهامي خاص) ').value).toBe('شرکت البرز (سهامی خاص)');
  });

  test.each(['ندارد', 'مشتری متفرقه', '-', 'test', 'شرکت نامشخص'])('%s is junk', (raw) => {
    expect(cleanOne('organisation_name', raw)).toMatchObject({ key: '', status: 'junk' });
  });
});

describe('comparing organisation names', () => {
  test('the levels are the agreements, in their order', () => {
    const inSnakeCase = Object.keys(agreement).map((name) =>
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    );
    expect(inSnakeCase).toEqual(fieldType('organisation_name').levels.map((level) => level.name));
    expect(Object.values(agreement)).toEqual([...inSnakeCase.keys()]);
  });

  test.each([
    ['شرکت البرز گستر (سهامی خاص)', 'البرز‌گستر', 'same_tokens'],
    ['شرکت البرز گستر', 'البرز گستر با مسئولیت محدود', 'exact'],
    ['صنایع پارس', 'پارس صنایع', 'same_tokens'],
    ['شرکت البرز گستر', 'Alborz Gostar Co.', 'sounds_alike'],
    ['البرز گستران', 'البرز گسترن', 'typo'],
    ['Iran Khodro Diesel', 'IKD', 'abbreviation'],
    ['گروه صنایع پارس', 'صنایع پارس', 'subset'],
    ['بانک ملت شعبه ونک', 'بانک ملت شعبه آزادی', 'other_branch'],
    ['بانک ملت شعبه ونک', 'بانک ملت', 'other_branch'],
    ['Alborz Trading Tehran Branch', 'Alborz Trading Shiraz Branch', 'other_branch'],
    ['بانک ملت شعبه ونک', 'شعبه ونک بانک صادرات', 'else'],
    ['بازرگانی پارس', 'بازرگانی پارسا', 'else'],
    ['البرز 1 گستران', 'البرز 2 گستران', 'else'],
    ['بازرگانی پارس', 'صنایع سپهر', 'else'],
    ['Arts Delicatessen', 'arts deli', 'abbreviation'],
    ['پارسیان خودرو', 'پارس خودرو', 'else'],
    ['کافه نادری', 'Naderi Cafe', 'sounds_alike'],
    ['کافه رستوران نادری', 'رستوران نادری', 'subset'],
    ['کافه هتل نادری', 'رستوران هتل نادری', 'else'],
    ['Grand Palace Cafe', 'Dining Room at Grand Palace', 'else'],
    ['Pars Khodro', 'Parsian Khodro', 'similar'],
    ['Cafe Bizou', 'Bizou Café', 'same_tokens'],
    ['Hotel Bel Air', 'Bel-Air Hotel', 'same_tokens'],
    ['Hotel Bel Air', 'Belair Hotel', 'sounds_alike'],
    ['Smith & Wollensky', 'Smith and Wollensky Ltd', 'exact'],
    ['کشت و صنعت خزر', 'کشت صنعت خزر (سهامی خاص)', 'exact'],
    ['University of Tehran', 'Tehran University', 'same_tokens'],
    ['Müller und Söhne GmbH & Co. KG', 'Muller Sohne GmbH', 'exact'],
    ['Alborz Trading Sdn. Bhd.', 'Alborz Trading', 'exact'],
    ['Bistro 45', 'Bistro 54', 'else'],
    ['Grill on the Alley', 'The Grill', 'subset'],
    ['Philippe The Original', "Philippe's the Original", 'typo'],
    ['Yujean Kangs Gourmet Chinese Cuisine', 'Yujean Kangs', 'subset'],
    ['فولاد مبارکه اصفهان', 'Mobarakeh Steel Co.', 'subset'],
    ['آلفا بتا گاما', 'Alfa Beta Delta', 'similar'],
    ['Shun Lee West', 'Shun Lee Palace', 'similar'],
    ['Campanile Ristorante', 'Companille Restaurante', 'similar'],
    ['Le Chardonnay', 'La Caravelle', 'else'],
  ])('%s, %s: %s', (a, b, level) => {
    expect(levelOf('organisation_name', a, b)).toBe(level);
    expect(levelOf('organisation_name', b, a)).toBe(level);
  });

  test('both scripts meet in one block', () => {
    const [persian, latin] = ['شرکت البرز گستر', 'Alborz Gostar Co.'].map((raw) =>
      blockingValues('organisation_name', raw),
    );
    expect(persian!.consonants).toBe(latin!.consonants);
    expect(persian!.first_words).toBe(latin!.first_words);
    expect(persian!.longest_word).toBe(latin!.longest_word);
    expect([persian!.start, latin!.start]).toEqual(['البرزگ', 'alborz']);
  });
});

describe('telling organisations from persons', () => {
  test.each([
    'شرکت البرز',
    'بانک ملت شعبه ونک',
    'بازرگانی پارس',
    'فروشگاه رضایی',
    'داروخانه دکتر احمدی',
    'البرز گستر (سهامی خاص)',
    'Alborz Trading LLC',
    'Pars Co.',
    'Acme GmbH',
    'University of Tehran',
  ])('%s is an organisation', (raw) => {
    expect(looksLikeOrganisation(raw)).toBe(true);
    expect(splitPartyName(raw)).toEqual({ kind: 'organisation', value: raw });
  });

  test.each([
    'محمد رضایی',
    'خانم بانکی',
    'آقای احمدی شرکت البرز',
    'Mr. Bank',
    'Mohammad Rezaei',
    'Sa Ab',
    'مریم شرکا',
    'تست',
  ])('%s is a person', (raw) => {
    expect(splitPartyName(raw).kind).toBe('person');
  });
});
