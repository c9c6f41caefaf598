import { seededRandom } from '../../../examples/atlas/random.ts';

const givenNames = ['مریم', 'علی', 'سارا', 'رضا', 'نرگس', 'حسین', 'الهام', 'مهدی', 'پریسا', 'امیر', 'لیلا', 'کاوه'];
const familyNames = [
  'رضایی',
  'اکبری',
  'مرادی',
  'کریمی',
  'صادقی',
  'یزدانی',
  'شریفی',
  'نوروزی',
  'بهرامی',
  'فرهادی',
  'توکلی',
  'زندی',
];
const cities = ['تهران', 'اصفهان', 'شیراز', 'تبریز', 'مشهد'];

/**
 * Rows of a list of parties in which every fifth is there twice, the second time in another spelling; columns as in
 * file-project.ts. The same for the same count.
 */
export function tellParties(count: number): readonly string[] {
  const random = seededRandom('parties');
  const rows: string[] = [];
  for (let number = 1; rows.length < count; number += 1) {
    const name = `${random.pick(givenNames)} ${random.pick(familyNames)}`;
    const mobile = `0912${random.digits(7)}`;
    const nationalId = withCheckDigit(random.digits(9));
    const rest = () =>
      `${random.pick(cities)},${random.int(0, 900) * 1000},2024-0${random.int(1, 9)}-1${random.int(0, 9)}`;
    rows.push(`p${number},${name},${mobile},${nationalId},${rest()}`);
    if (number % 5 === 0 && rows.length < count) {
      const arabic = name.replaceAll('ی', 'ي').replaceAll('ک', 'ك');
      rows.push(`p${number}b,${arabic},+98 ${mobile.slice(1, 4)} ${mobile.slice(4)},${nationalId},${rest()}`);
    }
  }
  return rows;
}

/** Ten digits of a national ID. */
function withCheckDigit(nine: string): string {
  const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const rest = sum % 11;
  return `${nine}${rest < 2 ? rest : 11 - rest}`;
}
