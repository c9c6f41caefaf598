import { readWords } from './word.ts';

/** Given names of men, roughly from the most to the least common. */
export const maleNames = readWords(`
محمد Mohammad | علی Ali | حسین Hossein | مهدی Mehdi | حسن Hassan | رضا Reza | امیر+حسین Amir+hossein | احمد Ahmad
محمد+رضا Mohammad+reza | علی+رضا Ali+reza | ابوالفضل Abolfazl | سعید Saeed | حمید Hamid | مجید Majid | جواد Javad | مصطفی Mostafa
محسن Mohsen | محمود Mahmoud | ابراهیم Ebrahim | مرتضی Morteza | عباس Abbas | اکبر Akbar | اصغر Asghar | محمد+حسین Mohammad+hossein
محمد+علی Mohammad+ali | امیر Amir | حمید+رضا Hamid+reza | غلام+رضا Gholam+reza | مسعود Masoud | وحید Vahid | بهزاد Behzad | بهنام Behnam
رسول Rasoul | یوسف Yousef | اسماعیل Esmaeil | قاسم Ghasem | کاظم Kazem | صادق Sadegh | ناصر Naser | منصور Mansour
داود Davoud | سلمان Salman | میلاد Milad | فرهاد Farhad | بهروز Behrouz | پرویز Parviz | ایرج Iraj | هوشنگ Houshang
جمشید Jamshid | خسرو Khosrow | کوروش Kourosh | داریوش Dariush | سیاوش Siavash | آرش Arash | آرمان Arman | آرمین Armin
پویا Pouya | پیمان Peyman | پژمان Pezhman | کامران Kamran | کامبیز Kambiz | کیوان Keyvan | مازیار Maziar | بابک Babak
نیما Nima | نوید Navid | امید Omid | ایمان Iman | احسان Ehsan | مهران Mehran | مهرداد Mehrdad | شهرام Shahram
شهریار Shahriar | شاهین Shahin | بهمن Bahman | فریدون Fereydoun | فرزاد Farzad | فرشید Farshid | فرامرز Faramarz | فرید Farid
سهراب Sohrab | سهیل Soheil | سامان Saman | سینا Sina | سروش Soroush | رامین Ramin | رامبد Rambod | روح+الله Rouh+ollah
عبد+الله Abd+ollah | نعمت+الله Nemat+ollah | حبیب+الله Habib+ollah | نصر+الله Nasr+ollah | فضل+الله Fazl+ollah | اسد+الله Asad+ollah | سیف+الله Seif+ollah | قدرت+الله Ghodrat+ollah
عبد+الرضا Abdol+reza | عبد+الحسین Abdol+hossein | غلام+حسین Gholam+hossein | غلام+علی Gholam+ali | علی+اکبر Ali+akbar | علی+اصغر Ali+asghar | محمد+مهدی Mohammad+mahdi | محمد+جواد Mohammad+javad
محمد+امین Mohammad+amin | محمد+صادق Mohammad+sadegh | محمد+حسن Mohammad+hassan | امیر+محمد Amir+mohammad | امیر+علی Amir+ali | امیر+رضا Amir+reza | امیر+عباس Amir+abbas | احمد+رضا Ahmad+reza
مجتبی Mojtaba | مرتضا Morteza | هادی Hadi | هاشم Hashem | یاسر Yaser | یاسین Yasin | یونس Younes | یعقوب Yaghoub
یحیی Yahya | موسی Mousa | عیسی Isa | زکریا Zakaria | الیاس Elias | ادریس Edris | شعبان Shaban | رجب Rajab
رمضان Ramezan | قربان Ghorban | نادر Nader | جعفر Jafar | باقر Bagher | طاهر Taher | طاها Taha | ماهان Mahan
کیان Kian | آریا Aria | پارسا Parsa | پدرام Pedram | پوریا Pouria | دانیال Danial | عرفان Erfan | متین Matin
مبین Mobin | عماد Emad | فواد Foad | کاوه Kaveh | کسری Kasra | کیانوش Kianoush | منوچهر Manouchehr | اردشیر Ardeshir
اسفندیار Esfandiar | افشین Afshin | اشکان Ashkan | بیژن Bijan | تورج Touraj | تیمور Teymour | حامد Hamed | حافظ Hafez
خلیل Khalil | رحیم Rahim | رحمان Rahman | ستار Sattar | جلال Jalal | جمال Jamal | کمال Kamal | کریم Karim
`);
