/** A city, with what its numbers begin with. */
export interface City {
  readonly persian: string;
  readonly latin: string;
  readonly province: string;
  /** Trunk code with its leading zero. */
  readonly areaCode: string;
  /** First three digits of national IDs issued there; many lose their zeros in Excel. */
  readonly nationalIdPrefixes: readonly string[];
  /** First two digits of postcodes. */
  readonly postcodePrefix: string;
  /** Share of the customers, in relation to the other cities. */
  readonly weight: number;
}

/** Cities of the customers, biggest markets first. */
export const cities: readonly City[] = `
تهران Tehran تهران 021 001,002,003,004,005,006,007,008,009 14 36
کرج Karaj البرز 026 031,032 31 8
مشهد Mashhad خراسان_رضوی 051 092,093,094 91 9
اصفهان Isfahan اصفهان 031 127,128,129 81 9
شیراز Shiraz فارس 071 228,229,230 71 7
تبریز Tabriz آذربایجان_شرقی 041 136,137,138 51 7
قم Qom قم 025 037,038 37 4
اهواز Ahvaz خوزستان 061 174,175 61 4
کرمانشاه Kermanshah کرمانشاه 083 324,325 67 3
رشت Rasht گیلان 013 258,259 41 3
یزد Yazd یزد 035 442,443 89 3
کرمان Kerman کرمان 034 298,299 76 3
همدان Hamedan همدان 081 386,387 65 2
ارومیه Urmia آذربایجان_غربی 044 274,275 57 3
اراک Arak مرکزی 086 052,053 38 2
ساری Sari مازندران 011 208,209 48 2
زاهدان Zahedan سیستان_و_بلوچستان 054 361,362 98 1
قزوین Qazvin قزوین 028 432,433 34 2
زنجان Zanjan زنجان 024 427,428 45 2
گرگان Gorgan گلستان 017 211,212 49 1
بندرعباس Bandar_Abbas هرمزگان 076 338,339 79 2
اردبیل Ardabil اردبیل 045 145,146 56 2
بوشهر Bushehr بوشهر 077 349,350 75 1
خرم‌آباد Khorramabad لرستان 066 406,407 68 1
سنندج Sanandaj کردستان 087 372,373 66 1
سمنان Semnan سمنان 023 457,458 35 1
`
  .trim()
  .split('\n')
  .map(readCity);

function readCity(line: string): City {
  const [persian = '', latin = '', province = '', areaCode = '', prefixes = '', postcodePrefix = '', weight = '0'] =
    line.split(' ').map((part) => part.replaceAll('_', ' '));
  const nationalIdPrefixes = prefixes.split(',');
  return { persian, latin, province, areaCode, nationalIdPrefixes, postcodePrefix, weight: Number(weight) };
}
