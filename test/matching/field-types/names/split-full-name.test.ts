import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitFullName } from '../../../../matching/field-types/names/split-full-name.ts';
import { cleanOne } from '../support.ts';

const split = (raw: string) => {
  const { given, family } = splitFullName(cleanOne('person_name', raw).key);
  return `${given} | ${family}`;
};

describe('given and family name of a full name', () => {
  test.each([
    // Two words.
    ['محمد رضایی', 'محمد | رضایی'],
    ['زهرا احمدی', 'زهرا | احمدی'],
    ['آیسان قره‌داغی', 'ایسان | قرهداغی'],
    ['Mohammad Rezaei', 'mohammad | rezaei'],
    ['John Smith', 'john | smith'],
    ['Thomas James', 'thomas | james'],
    ['José García', 'jose | garcia'],
    ['Xiu Zhang', 'xiu | zhang'],
    // Compounds.
    ['علی رضا کریمی', 'علیرضا | کریمی'],
    ['علی‌رضا کریمی', 'علیرضا | کریمی'],
    ['محمدمهدی نوروزی', 'محمدمهدی | نوروزی'],
    ['امیر حسین رستمی', 'امیرحسین | رستمی'],
    ['عبد الله نوری', 'عبدالله | نوری'],
    ['ابو الفضل کریمی', 'ابوالفضل | کریمی'],
    ['Mohammad Reza Pahlavi', 'mohammadreza | pahlavi'],
    ['Amir Hosain Rostami', 'amirhosain | rostami'],
    ['Gholam Ali Haddad Adel', 'gholamali | haddad adel'],
    // Endings of family names.
    ['علی رضایی نژاد', 'علی | رضایینژاد'],
    ['Ali Rezaei Nejad', 'ali | rezaeinejad'],
    ['محمد حسین زاده', 'محمد | حسینزاده'],
    ['علی محمد پور', 'علی | محمدپور'],
    ['احمد صادق پور', 'احمد | صادقپور'],
    ['محمدرضا کریمی نیا', 'محمدرضا | کریمینیا'],
    ['Sara Hossein Zadeh', 'sara | hosseinzadeh'],
    ['مریم یزدان پناه', 'مریم | یزدانپناه'],
    ['Hossein Karimi Fard', 'hossein | karimi fard'],
    // Family names of several words.
    ['محمد رضایی تهرانی', 'محمد | رضایی تهرانی'],
    ['مریم موسوی خوانساری', 'مریم | موسوی خوانساری'],
    ['علی میر حسینی', 'علی | میر حسینی'],
    ['نسرین خان محمدی', 'نسرین | خان محمدی'],
    ['Catherine Zeta-Jones', 'catherine | zeta jones'],
    ['Juan García López', 'juan | garcia lopez'],
    // Particles.
    ['مریم آل احمد', 'مریم | ال احمد'],
    ['جلال آل احمد', 'جلال | ال احمد'],
    ['محمد بنی هاشمی', 'محمد | بنی هاشمی'],
    ['محمد علی بنی صدر', 'محمدعلی | بنی صدر'],
    ['علی الهاشمی', 'علی | الهاشمی'],
    ['Ali Al-Hashimi', 'ali | al hashimi'],
    ['Ludwig van Beethoven', 'ludwig | van beethoven'],
    ['Jan van der Berg', 'jan | van der berg'],
    ['Maria de la Cruz', 'maria | de la cruz'],
    ['Leonardo di Caprio', 'leonardo | di caprio'],
    ['Khalid bin Walid', 'khalid | bin walid'],
    // Several given names and initials.
    ['Mary Ann Smith', 'mary ann | smith'],
    ['Mary Jane Watson', 'mary jane | watson'],
    ['John F. Kennedy', 'john f | kennedy'],
    ['J. R. R. Tolkien', 'j r r | tolkien'],
    ['M. Rezaei', 'm | rezaei'],
    ['م. رضایی', 'م | رضایی'],
    ['نور محمد علی رستمی', 'نورمحمدعلی | رستمی'],
    ['فاطمه زهرا کریمی', 'فاطمهزهرا | کریمی'],
    // سید and titles.
    ['سید محمد حسینی', 'محمد | حسینی'],
    ['سیدحسن موسوی', 'حسن | موسوی'],
    ['زهرا سادات موسوی', 'زهرا | موسوی'],
    ['مریم السادات حسینی', 'مریم | حسینی'],
    ['Seyed Ali Hosseini', 'ali | hosseini'],
    ['جناب آقای دکتر محمد رضایی', 'محمد | رضایی'],
    // Family name first.
    ['رضایی، محمد', 'محمد | رضایی'],
    ['رضایی محمد', 'محمد | رضایی'],
    ['Rezaei Mohammad', 'mohammad | rezaei'],
    ['رضایی تهرانی محمد', 'محمد | رضایی تهرانی'],
    ['حسین زاده علی', 'علی | حسینزاده'],
    ['Rezaei M.', 'm | rezaei'],
    ['Smith, John', 'john | smith'],
    // One word.
    ['محمد', 'محمد | '],
    ['علیرضا', 'علیرضا | '],
    ['Zahra', 'zahra | '],
    ['Bob', 'bob | '],
    ['رضایی', ' | رضایی'],
    ['Smith', ' | smith'],
    ['سید', ' | سید'],
  ])('%s', (raw, parts) => {
    expect(split(raw)).toBe(parts);
  });

  test('keeps every word but سید once', () => {
    const word = fc.constantFrom('محمد', 'رضایی', 'سید', 'ال', 'م', 'van', 'smith', 'mary', 'تهرانی', 'x');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const { given, family } = splitFullName(words.join(' '));
        const kept = `${given} ${family}`
          .split(' ')
          .filter((part) => part !== '')
          .sort();
        const names = words.filter((each) => each !== 'سید');
        expect(kept).toEqual([...(names.length === 0 ? words : names)].sort());
      }),
    );
  });
});
