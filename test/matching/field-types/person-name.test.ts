import { describe, expect, test } from '@jest/globals';
import { fieldType } from '../../../matching/field-types/registry.ts';
import { blockingValues, cleanOne, levelOf } from './support.ts';

const clean = (raw: string) => cleanOne('person_name', raw);

describe('cleaning a person name', () => {
  test.each([
    ['آقای محمد رضایی', 'محمد رضایی', 'محمد رضایی'],
    ['جناب آقای مهندس محمد رضائي', 'محمد رضائی', 'محمد رضایی'],
    ['سرکار خانم دکتر زهرا  احمدى', 'زهرا احمدی', 'زهرا احمدی'],
    ['مریم کریمی خانم', 'مریم کریمی', 'مریم کریمی'],
    ['حاج علی اکبر نوری', 'علی اکبر نوری', 'علیاکبر نوری'],
    ['Mr. John Smith', 'John Smith', 'john smith'],
    ['Dr.Sara Ahmadi, PhD', 'Sara Ahmadi', 'sara ahmadi'],
    ['Rezaei, Mohammad', 'Mohammad Rezaei', 'mohammad rezaei'],
    ['رضایی، محمد', 'محمد رضایی', 'محمد رضایی'],
    ['محمد رضایی (مدیر فروش)', 'محمد رضایی', 'محمد رضایی'],
    ['M.Rezaei', 'M. Rezaei', 'm rezaei'],
    ['محمد رضایی 2', 'محمد رضایی 2', 'محمد رضایی'],
    ['José  MÜLLER', 'José MÜLLER', 'jose muller'],
  ])('%s', (raw, value, key) => {
    expect(clean(raw)).toEqual({ raw, value, key, status: 'unverified' });
  });

  test.each(['علیرضا کریمی', 'علی\u200cرضا کریمی', 'علی رضا کریمی', 'علي رضا كريمي', 'عَلی‌رضا کریمی'])(
    'one key for %s',
    (raw) => {
      expect(clean(raw).key).toBe('علیرضا کریمی');
    },
  );

  test.each([
    ['حسین زاده', 'حسینزاده'],
    ['عبد الله نوری', 'عبدالله نوری'],
    ['احمد صادق پور', 'احمد صادقپور'],
    ['محترم نوری', 'محترم نوری'],
    ['ابو الفضل کریمی', 'ابوالفضل کریمی'],
    ['علی الحسینی', 'علی الحسینی'],
    ['سیدحسن موسوی', 'سید حسن موسوی'],
    ['سیدی', 'سیدی'],
    ['Gholam Reza Karimi', 'gholamreza karimi'],
  ])('compounds: %s', (raw, key) => {
    expect(clean(raw).key).toBe(key);
  });

  test.each([
    'تست',
    'test',
    'نامشخص',
    'مشتری متفرقه',
    'مشتری نقدی',
    '-',
    '.',
    'unknown',
    'N/A',
    'xxx',
    'فاقد نام',
    'asdf',
    'م',
  ])('%s is junk', (raw) => {
    expect(clean(raw)).toMatchObject({ key: '', status: 'junk' });
  });

  test('digits in a word are read as letters, or left out', () => {
    expect(clean('John H0well')).toMatchObject({ key: 'john howell', status: 'unverified' });
    expect(clean('علی رضایی۲').key).toBe('علی رضایی');
  });

  test('digits alone are no name', () => {
    expect(clean('12345')).toMatchObject({ key: '', status: 'invalid' });
  });

  test('a title alone stays, because something must', () => {
    expect(clean('دکتر').value).toBe('دکتر');
  });
});

describe('comparing person names', () => {
  test.each([
    ['محمد رضایی', 'آقای محمد رضائي', 'exact'],
    ['محمد رضایی', 'رضایی محمد', 'same_tokens'],
    ['سید حسن موسوی', 'حسن موسوی', 'same_tokens'],
    ['مریم السادات حسینی', 'سیده مریم حسینی', 'same_tokens'],
    ['شاه محمدی علی', 'علی شاه‌محمدی', 'same_tokens'],
    ['محمد رضایی', 'Mohammad Rezaei', 'sounds_alike'],
    ['Mohamad Rezaee', 'Mohammad Rezaei', 'sounds_alike'],
    ['رضایی محمد', 'Mohammad Rezaei', 'sounds_alike'],
    ['سید علی حسینی', 'Ali Hosseini', 'sounds_alike'],
    ['محمدمهدی نوروزی', 'Mohammad Mahdi Nowruzi', 'sounds_alike'],
    ['محمد رضایی', 'محمد رضایق', 'typo'],
    ['شهرزاد قربانی', 'شهرزاد فربانی', 'typo'],
    ['Katherine Johnson', 'Katherine Jonhson', 'typo'],
    ['محمد رضایی', 'محمدرضا رضایی', 'subset'],
    ['محمد رضایی', 'محمد رضایی تهرانی', 'subset'],
    ['M. Rezaei', 'محمد رضایی', 'incomplete'],
    ['م. رضایی', 'محمد رضایی', 'incomplete'],
    ['رضایی', 'محمد رضایی', 'incomplete'],
    ['A. Karimi', 'علی کریمی', 'incomplete'],
    ['مریم رضایی', 'محمد رضایی', 'same_family'],
    ['مریم رضایی', 'Mohammad Rezaei', 'same_family'],
    ['حسن موسوی', 'حسین موسوی', 'same_family'],
    ['حسن موسوی', 'Hossein Mousavi', 'same_family'],
    ['زهرا احمدی', 'زهره احمدی', 'same_family'],
    ['حمید احمدی', 'حمیده احمدی', 'same_family'],
    ['محمدحسن احمدی', 'محمد حسین احمدی', 'same_family'],
    ['محمد کریمی', 'محمود کریمی', 'same_family'],
    ['N. Rezaei', 'محمد رضایی', 'same_family'],
    ['علی کریمی', 'علی احمدی', 'else'],
    ['محمد رضایی', 'John Smith', 'else'],
  ])('%s, %s: %s', (a, b, level) => {
    expect(levelOf('person_name', a, b)).toBe(level);
    expect(levelOf('person_name', b, a)).toBe(level);
  });

  test('relatives are evidence against one customer', () => {
    const { levels } = fieldType('person_name');
    const family = levels.find((level) => level.name === 'same_family')!;
    expect(Math.log2(family.m / family.u)).toBeLessThan(-2);
  });
});

describe('blocking person names', () => {
  test.each([
    ['محمد رضایی', 'رضایی محمد', 'tokens'],
    ['سید محمد رضایی', 'محمد رضایی', 'tokens'],
    ['محمد رضایی', 'Mohammad Rezaei', 'consonants'],
    ['محمد رضایی', 'Rezaee Mohamad', 'consonants'],
    ['م. نوروزی', 'Mohammad Nowruzi', 'family_initial'],
    ['علی نوروزی', 'A. Nowrouzi', 'family_initial'],
  ])('%s and %s meet by %s', (a, b, rule) => {
    expect(blockingValues('person_name', a)[rule]).toBe(blockingValues('person_name', b)[rule]);
    expect(blockingValues('person_name', a)[rule]).toBeDefined();
  });
});
