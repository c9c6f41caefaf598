import { readWords } from './word.ts';

/** First words of company names. */
export const companyFirstWords = readWords(`
پارس Pars | ایران Iran | آریا Aria | کیان Kian | سپهر Sepehr | البرز Alborz | دماوند Damavand | زاگرس Zagros | سهند Sahand | سبلان Sabalan
خزر Khazar | کاسپین Caspian | مهر Mehr | نور Nour | امید Omid | آذر Azar | تندیس Tandis | پویا Pouya | نوین Novin | فرا Fara
پیشرو Pishro | پیشگام Pishgam | توسعه Tosee | گسترش Gostaresh | سامان Saman | ساحل Sahel | صبا Saba | ستاره Setareh | سپید Sepid | زرین Zarrin
سیمین Simin | فولاد Foulad | کاوه Kaveh | کوروش Kourosh | هخامنش Hakhamanesh | ماد Mad | پارت Part | اشکان Ashkan | رایان Rayan | دانا Dana
بهار Bahar | بهین Behin | به+آور Beh+avar | برنا Borna | آسیا Asia | خاور Khavar | جنوب Jonoub | شمال Shomal | شرق Shargh | خلیج+فارس Khalij+fars
مروارید Morvarid | الماس Almas | فیروزه Firouzeh | یاقوت Yaghout | آبان Aban | آرین Arian | آتیه Atieh | افق Ofogh | اطمینان Etminan | تدبیر Tadbir
`);

/** Second words of company names; a company has one or none. */
export const companySecondWords = readWords(`
آهن Ahan | صنعت Sanat | گستر Gostar | تجارت Tejarat | سازه Sazeh | ساز Saz | پلاست Plast | شیمی Shimi | دارو Darou | غذا Ghaza
کالا Kala | پخش Pakhsh | تاب Tab | ران Ran | رسان Resan | نیرو Nirou | برق Bargh | پمپ Pump | لوله Louleh | فلز Felez
چوب Choub | کاشی Kashi | سرام Seram | شیشه Shisheh | رنگ Rang | رزین Resin | موتور Motor | یدک Yadak | خودرو Khodro | تراش Tarash
پرداز Pardaz | افزار Afzar | سیستم System | داده Dadeh | ارتباط Ertebat | سفر Safar | بار Bar | ترابر Tarabar | دریا Darya | ساحل Sahel
بافت Baft | پوش Poush | چرم Charm | کویر Kavir | دشت Dasht | کشت Kesht | دانه Daneh | شهد Shahd | نوش Noush | طعم Taam
`);

/** Lines of business; each stands before the name. The Latin form is what such companies print on their letterhead. */
export const companyActivities = readWords(`
بازرگانی Trading | صنایع Industries | تولیدی Manufacturing | صنایع_غذایی Food_Industries | مهندسی Engineering | پخش Distribution
خدمات_فنی Technical_Services | حمل_و_نقل Transport | پتروشیمی Petrochemical | داروسازی Pharma | ساختمانی Construction | فنی_و_مهندسی Engineering
نساجی Textile | چاپ_و_بسته_بندی Packaging | کشاورزی Agro | ماشین_سازی Machinery | قطعات_خودرو Auto_Parts | شیمیایی Chemical
`);

/** Shops that are customers as firms of their own. */
export const shopKinds = readWords(`
فروشگاه Store | فروشگاه_زنجیره_ای Chain_Stores | سوپرمارکت Supermarket | داروخانه Pharmacy | رستوران Restaurant | هتل Hotel | آموزشگاه Institute | بیمارستان Hospital
`);

export interface LegalForm {
  readonly persian: string;
  readonly latin: string;
}

/** Legal forms, most common first. */
export const legalForms: readonly LegalForm[] = [
  { persian: 'مسئولیت محدود', latin: 'Ltd.' },
  { persian: 'سهامی خاص', latin: 'PJS' },
  { persian: 'سهامی عام', latin: 'PJSC' },
  { persian: 'تعاونی', latin: 'Coop.' },
];
