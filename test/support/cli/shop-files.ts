import type { Rows, Shop } from './shop.ts';

/** Customers as the sales people of a small shop write them. */
export const salesRows: Rows = [
  ['کد مشتری', 'نام', 'نام خانوادگی', 'کد ملی', 'موبایل', 'ایمیل', 'شهر', 'مبلغ خرید (تومان)', 'آخرین ویرایش'],
  ['S-1', 'علی', 'رضایی', '0499370899', '09121234567', 'ali.rezaei@example.com', 'تهران', 1_250_000, '1402/03/05'],
  ['S-2', 'سارا', 'کریمی', '0790419904', '۰۹۳۵۱۱۱۲۲۳۳', null, 'اصفهان', 800_000, '1402/11/28'],
  ['S-3', 'محمّد', 'موسوي', '0084575948', '09191112233', 'm.mousavi@example.com', 'شیراز', 90_000, '1401/07/30'],
  ['S-4', 'مریم', 'احمدی‌نژاد', '0067749828', '09361231234', null, 'تبریز', 2_000_000, '1403/01/15'],
  ['S-5', 'رضا', 'قاسمی', '0013542419', '09125556677', 'reza@example.com', 'مشهد', 410_000, '1402/12/01'],
];

/** The same shop's accounts, in English, with two customers that sales knows as well. */
export const accountsCsv = `code,customer name,national code,mobile,address,balance
A-1,Ali Rezaei,0499370899,+98 912 123 4567,"Tehran, Azadi St., No. 12",1200000
A-2,Sara Karimi,790419904,0935 111 2233,"Isfahan, ""Chahar Bagh"" St.",0
A-3,شرکت پخش البرز,10380284790,021-88776655,"تهران، خیابان مطهری، پلاک ۸",56000000
A-4,Hossein Naderi,1234567891,0913 777 8899,,-300000
A-5,بازرگانی نوین گستر,14005893875,02144556677,کرج,99000
`;

/** Which of them are one customer. */
export const truthCsv = `source,key,entity
sales,S-1,ali
sales,S-2,sara
sales,S-3,mohammad
sales,S-4,maryam
sales,S-5,reza
accounts,A-1,ali
accounts,A-2,sara
accounts,A-3,alborz
accounts,A-4,hossein
accounts,A-5,novin
`;

/** Somebody whom the shop knows, and somebody whom it does not. */
export const leadsJsonl = `{"full_name": "علی رضایی", "phone": ["0912 123 4567"]}
{"full_name": "Behrang Sohrabi", "phone": "09187654321"}
`;

/** Puts the two lists into the shop's folder. */
export async function writeLists(shop: Shop): Promise<void> {
  await shop.write('sales.xlsx', salesRows);
  await shop.write('accounts.csv', accountsCsv);
}
