import { listedNames } from './listed-names.ts';

/**
 * Common Persian family names in comparable text, each with the spellings that the rules of sound do not lead to it by themselves. Many
 * differ in one letter (احمدی, محمدی; کریمی, کرمی), which among common names is no slip. Names made of a common given name and ی
 * need no entry.
 */
export const commonFamilyNames: ReadonlyMap<string, readonly string[]> = listedNames(`
  محمدی احمدی محمودی حسینی=hosaini,husseini,hussaini,hoseyni,hosseiny حسنی رضایی=rezaie,rezayi,rezai کریمی کرمی رحیمی رحمانی رحمتی موسوی=mousavi,moosavi,musavi,moussavi هاشمی=hashimi صادقی=sadiqi جعفری=jafari,jafary ابراهیمی قاسمی=ghassemi,qasimi صالحی اکبری اصغری علیزاده سلیمانی سلمانی
  نوری نوروزی امیری امینی عباسی عباسیان حیدری=heydari,haidari غلامی قربانی رستمی زارع زارعی کاظمی باقری=bagheri یوسفی=yousefi,yusefi,yosefi اسماعیلی=esmaeili,esmaili,ismaili,esmaeeli مرادی ملکی نظری کمالی جمالی جلالی فتحی شریفی لطفی عزیزی عظیمی مجیدی حمیدی سعیدی وحیدی سعادتی طاهری
  میرزایی=mirzaei,mirzaee,mirzai شیرازی تهرانی=tehrani,tehrany اصفهانی=esfahani,isfahani تبریزی همدانی کرمانی کاشانی یزدی قمی مشهدی شاهی شاکری شیخی شفیعی شجاعی شهابی شمس شمسی صفری صفایی صمدی صدری صبوری ضیایی طالبی عبدی عبدالهی=abdollahi,abdolahi عسگری=عسکری,asgari,askari علوی علایی علیپور غفاری
  فرهادی فلاح فلاحی فروتن فولادی قنبری قادری قدیمی کیانی کاویانی کوهی گودرزی لاری محسنی مومنی=momeni مرتضوی مصطفوی منصوری مقدم مهدوی مهدیزاده میری ناصری نادری نصیری نجفی نعمتی نیکو نیازی نقوی هادی همتی یزدانی یاری یعقوبی
  افشار افشاری اسدی ایزدی اشرفی اکرمی انصاری ایرانی بهرامی بهشتی بیات بختیاری براتی بهزادی پناهی پرویزی پیری پهلوانی ترابی تقوی تقوایی تیموری توکلی جهانی جوادی جوان جباری چراغی حاتمی حجتی حبیبی خانی خسروی=khosrawi,xosravi خلیلی خدایی خالقی داودی=davoudi,davoodi,داوودی درویشی دانایی دهقان دهقانی ذوالفقاری
  رجبی رمضانی رفیعی رنجبر روستا روستایی رشیدی رسولی زندی زمانی زکی ستاری سرمدی سبحانی سپهری شعبانی شاملو صابری عرب عربی فرجی فرخی فاضلی فیضی فراهانی قاضی قهرمانی کاوه کشاورز کلانتری کوچکی گنجی لشکری مدنی مظفری محبی معصومی معینی مددی میرزاده نیکی نجاری نصرتی وکیلی وفایی ولی ولیزاده هدایتی
`);
