import { describe, expect, test } from '@jest/globals';
import { fieldType } from '../../../matching/field-types/registry.ts';
import { cleanOne, levelOf } from './support.ts';

describe('one script', () => {
  test.each([
    ['تهران، خ ولیعصر، ک گلستان، پ ۱۲، ط ۳', 'تهران خیابان ولیعصر کوچه گلستان پلاک 12 طبقه 3'],
    ['تهران-خيابان ولي‌عصر-پ12', 'تهران خیابان ولیعصر پلاک 12'],
    ['12 Main St., Apt 4', '12 main street apartment 4'],
  ])('%s', (raw, key) => {
    expect(cleanOne('address', raw).key).toBe(key);
  });

  test.each([
    ['تهران خیابان ولیعصر کوچه گلستان پلاک 12', 'تهران، خ ولي‌عصر، ک گلستان، پ ۱۲', 'exact'],
    ['تهران خیابان ولیعصر پلاک 12', 'خیابان ولیعصر پلاک 12 تهران', 'same_tokens'],
    ['تهران خیابان ولیعصر کوچه گلستان پلاک 12 واحد 3', 'خیابان ولیعصر، گلستان، پلاک 12', 'same_house'],
    ['تهران خیابان ولیعصر کوچه گلستان پلاک 12', 'تهران خیابان ولیعصر کوچه گلستان', 'same_street'],
    ['خیابان ولیعصر', 'خیابان ولیعصر کوچه گلستان پلاک 12', 'same_street'],
    ['تهران خیابان ولیعصر کوچه گلستان پلاک 12', 'تهران خیابان ولیعصر کوچه گلستن پلاک 12', 'similar'],
    ['تهران خیابان ولیعصر کوچه گلستان پلاک 12 واحد 3', 'تهران خیابان ولیعصر کوچه گلستان پلاک 12 طبقه 3', 'similar'],
    ['12224 Ventura Blvd.', '12224 ventura blv', 'exact'],
    ['12224 Ventura Blvd., Studio City', '12224 ventura boulevard', 'same_house'],
    ['12224 Ventura Blvd.', '12264 Ventura Blvd.', 'similar'],
    ['12224 Ventura Blvd.', '12226 Ventura Blvd.', 'other_house'],
    ['12224 Ventura Blvd.', '850 Ventura Blvd.', 'other_house'],
    ['435 S. La Cienega Blvd.', '435 south la cienega', 'similar'],
    ['776 Fifth Ave.', '776 5th Avenue', 'exact'],
    ['2450 Broadway, between 90th and 91st Sts.', '2450 Broadway', 'same_house'],
    ['2355 Peachtree Rd., Peachtree Battle Shopping Center', '2355 Peachtree Rd. NE', 'same_house'],
    ['804 Northpoint', '804 North Point St.', 'same_house'],
    ['17 شهریور کوچه بهار', '17 شهریور کوچه بهار پلاک 4', 'same_street'],
    ['کارگر شمالی پلاک 8', 'خ کارگر پ 8', 'similar'],
    ['776 Fifth Ave.', '9010 Melrose Ave.', 'else'],
    ['تهران خیابان ولیعصر کوچه گلستان پلاک 12', 'تهران خیابان ولیعصر کوچه گلستان پلاک 14', 'other_house'],
    ['تهران خیابان ولیعصر پلاک 12 واحد 1', 'تهران خیابان ولیعصر پلاک 12 واحد 2', 'other_house'],
    ['12 Main Street', '14 Main St', 'other_house'],
    ['تهران خیابان ولیعصر کوچه گلستان پلاک 12', 'شیراز بلوار زند پلاک 12', 'else'],
  ])('%s, %s: %s', (a, b, level) => {
    expect(levelOf('address', a, b)).toBe(level);
    expect(levelOf('address', b, a)).toBe(level);
  });

  test.each([
    ['Taleghani St., Alley 5, No. 3', 'Taleqani St., Alley 5, No. 3', 'sounds_alike'],
    ['خیابان طالقانی پلاک 3', 'خ تالقانی پ 3', 'sounds_alike'],
    ['Vali-e-Asr St., No. 3', 'Valiasr St., No. 3', 'exact'],
    ['خیابان ولی عصر پلاک ۳', 'خ ولیعصر پ ۳', 'exact'],
    ['Khiaban Azadi, Kucheh 5, Pelak 3, Vahed 2', 'Azadi St., Alley 5, No. 3, Unit 2', 'same_tokens'],
    ['Taleghani St., Mottahari Alley, No. 3', 'Motahari Alley, Taleqani St., Nice Building, No. 8', 'other_house'],
    ['12 Taylor Street', '12 Tailor Road', 'same_house'],
  ])('%s, %s: %s', (a, b, level) => {
    expect(levelOf('address', a, b)).toBe(level);
    expect(levelOf('address', b, a)).toBe(level);
  });
});

describe('two scripts', () => {
  test.each([
    // The same address.
    ['خیابان میرداماد کوچه ۲۰ پلاک ۲۲۴ واحد ۹', 'Mirdamad Avenue, Alley 20, No 224, Unit 9', 'sounds_alike'],
    ['خیابان میرداماد کوچه ۲۰ پلاک ۲۲۴', 'Mirdamad St., Alley 20, No. 224', 'sounds_alike'],
    ['تهران، خ ولیعصر، ک گلستان، پ ۱۲', 'No. 12, Golestan Alley, Vali-e-Asr St., Tehran', 'sounds_alike'],
    ['تهران، خ ولی عصر، پ ۱۲', 'No. 12, Valiasr St., Tehran, Iran', 'sounds_alike'],
    ['بلوار سعادت آباد، میدان کاج، پلاک ۷', 'Saadatabad Blvd., Kaj Sq., No. 7', 'sounds_alike'],
    ['بلوار سعادت‌آباد پلاک ۷', 'No. 7, Saadat Abad Boulevard', 'sounds_alike'],
    ['خیابان شهید بهشتی کوچه ۲۴ پلاک ۱۰۹', 'Beheshti Ave., Alley 24, No. 109', 'sounds_alike'],
    ['خیابان بهشتی پلاک ۱۰۹', 'Shahid Beheshti St., No. 109', 'sounds_alike'],
    ['خ کارگر شمالی، پ ۸', 'No. 8, North Kargar St.', 'sounds_alike'],
    ['خیابان هفت تیر پلاک ۵', 'Haft-e Tir St., No. 5', 'sounds_alike'],
    ['خیابان طالقانی کوچه ۵۳ پلاک ۳۰۷ واحد ۱', 'Taleqani Street, Alley 53, Number 307, Apt. 1', 'sounds_alike'],
    ['خیابان طالقانی کوچه بیستم پلاک ۳', 'No. 3, 20th Alley, Taleghani St.', 'sounds_alike'],
    ['میدان انقلاب، خیابان آزادی', 'Azadi Street, Enqelab Square', 'sounds_alike'],
    ['خیابان شریعتی پلاک ۱۴ طبقه ۳ واحد ۵', 'Khiaban-e Shariati, Pelak 14, Tabaghe 3, Vahed 5', 'sounds_alike'],
    ['بلوار امام رضا پلاک ۱۴', 'No. 14, Emam Reza Blvd', 'sounds_alike'],
    // The same house, told with more or fewer words, or a mistyped one.
    ['خیابان میرداماد کوچه ۲۰ پلاک ۲۲۴ واحد ۹', 'Mirdamad St., Alley 20, No. 224', 'same_house'],
    ['تهران، خیابان میرداماد، پلاک ۲۲۴', 'Mirdamad Blvd., No. 224', 'same_house'],
    ['خیابان میرداماد، پلاک ۲۲۴', 'No. 224, Mirdamad Blvd., Tehran', 'same_house'],
    ['شیراز، خیابان زند، کوچه ۵، پلاک ۴', '4 Zand Street, Alley 5', 'same_house'],
    ['خیابان مطهری کوچه ۵۳ پلاک ۳۲ واحد ۱۶', 'Motahhar St., Alley 53, No. 32, Unit 16', 'same_house'],
    ['خیابان طالقانی کوچه ۱۲ پلاک ۷۶', 'Tsleghani Street, Alley 12, No. 76', 'same_house'],
    // The same street.
    ['خیابان میرداماد کوچه ۲۰', 'Mirdamad Avenue, Alley 20, No 224', 'same_street'],
    ['خیابان میرداماد', 'Mirdamad Avenue, Alley 20, No 224', 'same_street'],
    ['اصفهان، خیابان چهارباغ، پلاک ۸', 'Chaharbagh St., Isfahan', 'same_street'],
    // A mistyped house number, and neighbours.
    ['خیابان میرداماد کوچه ۲۰ پلاک ۲۲۴', 'Mirdamad St., Alley 20, No. 324', 'similar'],
    ['خیابان میرداماد کوچه ۲۰ پلاک ۲۲۴ واحد ۹', 'Mirdamad St., Alley 20, No. 324', 'other_house'],
    ['خیابان میرداماد کوچه ۲۰ پلاک ۲۲۴', 'Mirdamad St., Alley 20, No. 226', 'other_house'],
    ['خیابان میرداماد کوچه ۲۰ پلاک ۲۲۴ واحد ۹', 'Mirdamad St., Alley 20, No. 224, Unit 8', 'other_house'],
    ['خ ولیعصر پلاک ۱۲', 'Valiasr St., No. 120', 'other_house'],
    ['تهران، خ ولیعصر، پلاک ۱۲', 'Valiasr St., Tehran, No. 21', 'other_house'],
    // Other streets.
    ['خیابان میرداماد کوچه ۲۰ پلاک ۲۲۴', 'Taleghani St., Alley 20, No. 224', 'else'],
    ['خیابان میرداماد کوچه ۲۰ پلاک ۲۲۴', 'Mirdamad St., Alley 31, No. 15', 'else'],
    ['خیابان ۲۰ میرداماد پلاک ۲۲۴', 'Mirdamad, Alley 20, No. 15', 'else'],
    ['خیابان زند خیابان ۵ کوچه ۲۰ پلاک ۳', 'Azadi, Street 5, Alley 20, No. 3', 'else'],
    ['خ کارگر شمالی، پ ۸', 'No. 8, South Kargar St.', 'else'],
    ['خیابان حسین پلاک ۴', 'Hasan St., No. 5', 'else'],
    ['تهران، خیابان ولیعصر، کوچه گلستان، پلاک ۱۲', 'No. 12, Zand Blvd., Shiraz', 'else'],
    // Both scripts in one address.
    ['Tehran، خیابان میرداماد، پلاک ۲۲۴', 'Mirdamad St., Tehran, No. 224', 'sounds_alike'],
    ['Tehran، خیابان میرداماد، پلاک ۲۲۴', 'تهران، خیابان میرداماد، پلاک ۲۲۴', 'sounds_alike'],
    ['Golestan St. کوچه ۵ پلاک ۲۲۴', 'Golestan St. کوچه ۵ پلاک ۲۲۶', 'other_house'],
  ])('%s, %s: %s', (a, b, level) => {
    expect(levelOf('address', a, b)).toBe(level);
    expect(levelOf('address', b, a)).toBe(level);
  });
});

describe('blocking', () => {
  const keysOf = (raw: string, name: string): readonly string[] =>
    fieldType('address')
      .blockingKeys(cleanOne('address', raw).key)
      .filter((blocking) => blocking.name === name)
      .map(({ key }) => key);

  test('the house meets with and without the city', () => {
    expect(keysOf('تهران، خ ولیعصر، کوچه گلستان، پ 12', 'house')).toEqual([
      '12 glstn thrn',
      '12 glstn lsr',
      '12 thrn lsr',
    ]);
    expect(keysOf('خیابان ولیعصر کوچه گلستان پلاک 12 واحد 2', 'house')).toEqual(['12 glstn lsr']);
  });

  test.each([
    ['خیابان میرداماد کوچه ۲۰ پلاک ۲۲۴ واحد ۹', 'Mirdamad Avenue, Alley 20, No 224'],
    ['تهران خ ولیعصر کوچه گلستان پلاک ۱۲', 'No. 12, Golestan Alley, Vali-e-Asr St., Tehran'],
    ['خیابان شهید بهشتی کوچه بیستم پلاک ۱۰۹', 'Beheshti Ave., 20th Alley, No. 109'],
  ])('%s and %s meet in both scripts', (persian, english) => {
    expect(keysOf(persian, 'house')).toEqual(keysOf(english, 'house'));
    expect(keysOf(persian, 'street')).toEqual(keysOf(english, 'street'));
    expect(keysOf(persian, 'start')).not.toEqual(keysOf(english, 'start'));
  });

  test('an address without names has neither street nor house', () => {
    expect(
      fieldType('address')
        .blockingKeys('خیابان')
        .map(({ name }) => name),
    ).toEqual(['tokens', 'start']);
  });
});
