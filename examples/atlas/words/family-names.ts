import { readWords } from './word.ts';

/** Family names, roughly from the most to the least common. */
export const familyNames = readWords(`
محمدی Mohammadi | حسینی Hosseini | احمدی Ahmadi | رضایی Rezaei | کریمی Karimi | موسوی Mousavi | رحیمی Rahimi | جعفری Jafari
حیدری Heidari | مرادی Moradi | هاشمی Hashemi | قاسمی Ghasemi | اکبری Akbari | ابراهیمی Ebrahimi | صادقی Sadeghi | علی+زاده Ali+zadeh
نوری Nouri | یوسفی Yousefi | میرزایی Mirzaei | نجفی Najafi | سلیمانی Soleimani | صالحی Salehi | محمودی Mahmoudi | عباسی Abbasi
کاظمی Kazemi | حسن+زاده Hassan+zadeh | امینی Amini | باقری Bagheri | رستمی Rostami | عزیزی Azizi | طاهری Taheri | اسدی Asadi
اسماعیلی Esmaeili | زارع Zare | غلامی Gholami | قربانی Ghorbani | رسولی Rasouli | یزدانی Yazdani | سعیدی Saeedi | منصوری Mansouri
رنجبر Ranjbar | زارعی Zarei | شریفی Sharifi | اکرمی Akrami | خانی Khani | فتحی Fathi | مقدم Moghaddam | محمد+زاده Mohammad+zadeh
حسین+زاده Hossein+zadeh | نظری Nazari | خلیلی Khalili | رضا+زاده Reza+zadeh | داودی Davoudi | شفیعی Shafiei | توکلی Tavakoli | سلطانی Soltani
شیری Shiri | بهرامی Bahrami | ملکی Maleki | یعقوبی Yaghoubi | فلاح Fallah | قنبری Ghanbari | فرهادی Farhadi | کمالی Kamali
خسروی Khosravi | امیری Amiri | عبدی Abdi | اصغری Asghari | رمضانی Ramezani | شعبانی Shabani | رجبی Rajabi | صفری Safari
عسگری Asgari | نادری Naderi | ناصری Naseri | نصیری Nasiri | بیات Bayat | پیری Piri | تقوی Taghavi | جلالی Jalali
جوادی Javadi | جمشیدی Jamshidi | حاتمی Hatami | حاجی+زاده Haji+zadeh | حبیبی Habibi | حمیدی Hamidi | خدادادی Khodadadi | خادمی Khademi
درویشی Darvishi | دهقان Dehghan | دهقانی Dehghani | رحمانی Rahmani | رئیسی Raeisi | زمانی Zamani | زند Zand | ستاری Sattari
سرابی Sarabi | سهرابی Sohrabi | شاکری Shakeri | شجاعی Shojaei | شمس Shams | شهابی Shahabi | شهبازی Shahbazi | شیخی Sheikhi
صباغ Sabbagh | صدری Sadri | صفایی Safaei | ضیایی Ziaei | طالبی Talebi | طباطبایی Tabatabaei | طهماسبی Tahmasebi | عابدی Abedi
عارفی Arefi | عباس+زاده Abbas+zadeh | عظیمی Azimi | علوی Alavi | علی+پور Ali+pour | غفاری Ghaffari | فاضلی Fazeli | فاطمی Fatemi
فرجی Faraji | فروغی Foroughi | فیضی Feizi | قادری Ghaderi | قائمی Ghaemi | قدیمی Ghadimi | کاشانی Kashani | کاویانی Kaviani
کرمی Karami | کیانی Kiani | گودرزی Goudarzi | لطفی Lotfi | متقی Mottaghi | مجیدی Majidi | محبی Mohebbi | محسنی Mohseni
محمد+پور Mohammad+pour | مختاری Mokhtari | مددی Madadi | مرتضوی Mortazavi | مسعودی Masoudi | مشهدی Mashhadi | مصطفوی Mostafavi | مظفری Mozaffari
معصومی Masoumi | ملایی Mollaei | مهدوی Mahdavi | مهدی+زاده Mehdi+zadeh | مولایی Molaei | میر+زاده Mir+zadeh | نبوی Nabavi | نعمتی Nemati
نوروزی Norouzi | نیکنام Niknam | نیک+پور Nik+pour | وحیدی Vahidi | وکیلی Vakili | هدایتی Hedayati | همتی Hemmati | یاری Yari
آذری Azari | آقایی Aghaei | آقا+زاده Agha+zadeh | آریان+پور Arian+pour | اخوان Akhavan | ادیب Adib | ارجمند Arjmand | اردلان Ardalan
اسکندری Eskandari | اشرفی Ashrafi | افشار Afshar | افتخاری Eftekhari | اقبالی Eghbali | اللهیاری Allahyari | امامی Emami | امیدی Omidi
انصاری Ansari | اورنگ Orang | ایزدی Izadi | ایمانی Imani | بابایی Babaei | باقر+زاده Bagher+zadeh | بختیاری Bakhtiari | بدری Badri
براتی Barati | برزگر Barzegar | بنی+اسدی Bani+asadi | بهزادی Behzadi | بهشتی Beheshti | پارسا Parsa | پاکدل Pakdel | پناهی Panahi
پهلوان Pahlavan | پور+محمدی Pour+mohammadi | پور+حسین Pour+hossein | پور+رضا Pour+reza | ترابی Torabi | ترکمان Torkaman | تهرانی Tehrani | ثابت Sabet
جباری Jabbari | جهانی Jahani | جهانگیری Jahangiri | چراغی Cheraghi | حافظی Hafezi | حسنی Hassani | حق+شناس Hagh+shenas | حکیمی Hakimi
حیدر+پور Heidar+pour | خاکی Khaki | خالقی Khaleghi | خرمی Khorrami | خطیبی Khatibi | خواجه Khajeh | خوشنویس Khoshnevis | دانش Danesh
داور+پناه Davar+panah | دلاوری Delavari | ذاکری Zakeri | ذوالفقاری Zolfaghari | راد Rad | راستگو Rastgou | رحمتی Rahmati | رزاقی Razzaghi
رفیعی Rafiei | رهبر Rahbar | روحانی Rouhani | روستایی Roustaei | زاهدی Zahedi | زرین Zarrin | ساعدی Saedi | سالاری Salari
سپهری Sepehri | سجادی Sajjadi | سعادتی Saadati | سلامی Salami | سمیعی Samiei | سیفی Seifi | شادمان Shadman | شاه+محمدی Shah+mohammadi
شاهی Shahi | شایسته Shayesteh | شریعتی Shariati | شکوهی Shokouhi | شیرازی Shirazi | صابری Saberi | صبوری Sabouri | صداقت Sedaghat
صمدی Samadi | صنعتی Sanati | طاهر+خانی Taher+khani | طبری Tabari | ظریف Zarif | عادلی Adeli | عالمی Alemi | عرب Arab
عرفانی Erfani | عشقی Eshghi | عطایی Ataei | عمادی Emadi | غنی+زاده Ghani+zadeh | فارسی Farsi | فتاحی Fattahi | فخری Fakhri
فدایی Fadaei | فراهانی Farahani | فرزانه Farzaneh | فرشچی Farshchi | فرهمند Farahmand | فولادی Fouladi | فیاض Fayyaz | قاضی Ghazi
قره+باغی Ghareh+baghi | قلی+پور Gholi+pour | قلی+زاده Gholi+zadeh | قهرمانی Ghahremani | کاشفی Kashefi | کبیری Kabiri | کشاورز Keshavarz | کلانتری Kalantari
کوهی Kouhi | کوهستانی Kouhestani | گلزار Golzar | گلستانی Golestani | گنجی Ganji | لاریجانی Larijani | ماهری Maheri | مبینی Mobini
مجلسی Majlesi | محقق Mohaghegh | مدنی Madani | مروتی Morovati | مطهری Motahari | معتمدی Motamedi | مفیدی Mofidi | مقصودی Maghsoudi
مومنی Momeni | میر+حسینی Mir+hosseini | میر+احمدی Mir+ahmadi | نامدار Namdar | نجاری Najjari | نراقی Naraghi | نقوی Naghavi | نوایی Navaei
نیازی Niazi | نیکبخت Nikbakht | والی Vali | وثوقی Vosoughi | هنرمند Honarmand | هوشمند Houshmand | یگانه Yeganeh | یوسف+زاده Yousef+zadeh
`);

/** First halves of family names: with `familyEndings` they make some thousand more, as the real register has. */
export const familyStems = readWords(`
احمد Ahmad | علی Ali | حسن Hassan | حسین Hossein | محمد Mohammad | رضا Reza | کریم Karim | رحیم Rahim | جعفر Jafar | حیدر Heidar
مراد Morad | هاشم Hashem | قاسم Ghasem | اکبر Akbar | ابراهیم Ebrahim | صادق Sadegh | یوسف Yousef | میرزا Mirza | نجف Najaf | سلیمان Soleiman
صالح Saleh | محمود Mahmoud | عباس Abbas | کاظم Kazem | امین Amin | باقر Bagher | رستم Rostam | عزیز Aziz | طاهر Taher | اسد Asad
اسماعیل Esmaeil | غلام Gholam | قربان Ghorban | رسول Rasoul | یزدان Yazdan | سعید Saeed | منصور Mansour | شریف Sharif | فتح Fath | نظر Nazar
خلیل Khalil | داود Davoud | شفیع Shafi | توکل Tavakol | سلطان Soltan | بهرام Bahram | ملک Malek | یعقوب Yaghoub | قنبر Ghanbar | فرهاد Farhad
کمال Kamal | خسرو Khosrow | امیر Amir | عبد Abd | اصغر Asghar | شعبان Shaban | رجب Rajab | نادر Nader | ناصر Naser | جلال Jalal
جواد Javad | جمشید Jamshid | حاتم Hatam | حبیب Habib | حمید Hamid | خداداد Khodadad | خادم Khadem | درویش Darvish | رحمان Rahman | زمان Zaman
ستار Sattar | سهراب Sohrab | شاکر Shaker | شهاب Shahab | شهباز Shahbaz | شیخ Sheikh | طالب Taleb | عابد Abed | عظیم Azim | غفار Ghaffar
فاضل Fazel | فرج Faraj | قادر Ghader | کرم Karam | کیان Kian | لطف Lotf | مجید Majid | محسن Mohsen | مختار Mokhtar | مهدی Mehdi
نبی Nabi | نعمت Nemat | نوروز Norouz | وحید Vahid | وکیل Vakil | همت Hemmat | آذر Azar | آقا Agha | حاجی Haji | خان Khan
`);

/** Second halves; each is joined to a stem. */
export const familyEndings = readWords(`
زاده zadeh | پور pour | نژاد nezhad | نیا nia | فر far | یان ian | وند vand | لو lou | خانی khani | خواه khah | دوست doust | منش manesh
`);

/** Words that follow a family name after a blank («رضایی اصل»). */
export const familyTails = readWords(`
اصل Asl | مقدم Moghaddam | فر Far | راد Rad | نیا Nia | پور Pour | تهرانی Tehrani | اصفهانی Esfahani | تبریزی Tabrizi | شیرازی Shirazi
یزدی Yazdi | کرمانی Kermani | قمی Ghomi | همدانی Hamedani | مشهدی Mashhadi | اردبیلی Ardabili | کاشانی Kashani | زنجانی Zanjani | بروجردی Boroujerdi | خراسانی Khorasani
مازندرانی Mazandarani | گیلانی Gilani | لنگرودی Langeroudi | نایینی Naeini | اردکانی Ardakani | دزفولی Dezfouli | سمنانی Semnani | ساوجی Savoji | دامغانی Damghani | نیشابوری Neishabouri
`);
