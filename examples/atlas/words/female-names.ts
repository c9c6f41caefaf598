import { readWords } from './word.ts';

/** Given names of women, roughly from the most to the least common. */
export const femaleNames = readWords(`
فاطمه Fatemeh | زهرا Zahra | مریم Maryam | معصومه Masoumeh | زینب Zeinab | سکینه Sakineh | رقیه Roghayeh | خدیجه Khadijeh
لیلا Leila | طاهره Tahereh | صدیقه Sedigheh | اعظم Azam | اکرم Akram | اشرف Ashraf | کبری Kobra | صغری Soghra
مهناز Mahnaz | شهناز Shahnaz | فرزانه Farzaneh | سمیه Somayeh | سمیرا Samira | نرگس Narges | نسرین Nasrin | نسترن Nastaran
ناهید Nahid | ندا Neda | نیلوفر Niloufar | نازنین Nazanin | مینا Mina | مینو Minou | میترا Mitra | مهسا Mahsa
مهشید Mahshid | مهری Mehri | مرضیه Marzieh | منیره Monireh | ملیحه Maliheh | محبوبه Mahboubeh | محدثه Mohaddeseh | هانیه Haniyeh
هدی Hoda | هما Homa | هنگامه Hengameh | الهام Elham | الهه Elaheh | الناز Elnaz | المیرا Elmira | آزاده Azadeh
آرزو Arezou | آتنا Atena | آیدا Aida | آناهیتا Anahita | افسانه Afsaneh | انسیه Ensieh | بهاره Bahareh | بهناز Behnaz
بیتا Bita | پریسا Parisa | پریناز Parinaz | پروانه Parvaneh | پروین Parvin | پگاه Pegah | پرستو Parastou | پوران Pouran
ترانه Taraneh | تهمینه Tahmineh | توران Touran | ثریا Sorayya | جمیله Jamileh | حدیث Hadis | حدیثه Hadiseh | حمیده Hamideh
حکیمه Hakimeh | حنانه Hananeh | حوریه Hourieh | دلارام Delaram | دنیا Donya | راحله Raheleh | رعنا Rana | رویا Roya
ریحانه Reyhaneh | راضیه Razieh | زهره Zohreh | زیبا Ziba | ژاله Zhaleh | ژیلا Zhila | سارا Sara | سحر Sahar
سپیده Sepideh | ستاره Setareh | سعیده Saeedeh | سوسن Sousan | سودابه Soudabeh | سولماز Solmaz | سهیلا Soheila | سیما Sima
سیمین Simin | شادی Shadi | شبنم Shabnam | شراره Sharareh | شهره Shohreh | شهلا Shahla | شهرزاد Shahrzad | شیدا Sheida
شیرین Shirin | شیما Shima | شیوا Shiva | صبا Saba | صفورا Safoura | صنم Sanam | طیبه Tayyebeh | عاطفه Atefeh
عفت Effat | عطیه Atieh | غزال Ghazal | غزل Ghazal | فائزه Faezeh | فرشته Fereshteh | فریبا Fariba | فریده Farideh
فرناز Farnaz | فروغ Forough | فهیمه Fahimeh | فیروزه Firouzeh | کتایون Katayoun | کیمیا Kimia | گلناز Golnaz | گلی Goli
گیتی Giti | لاله Laleh | لادن Ladan | مائده Maedeh | ماندانا Mandana | مژگان Mozhgan | مژده Mozhdeh | مهتاب Mahtab
مهدیه Mahdieh | مهرنوش Mehrnoush | نجمه Najmeh | نگار Negar | نگین Negin | نوشین Noushin | نیره Nayyereh | وجیهه Vajiheh
ویدا Vida | هاله Haleh | هستی Hasti | هیلا Hila | یاسمن Yasaman | یاسمین Yasamin | یگانه Yeganeh | یلدا Yalda
فاطمه+زهرا Fatemeh+zahra | نرجس Narjes | بتول Batoul | زهرا+سادات Zahra+sadat | فاطمه+سادات Fatemeh+sadat | مریم+السادات Maryam+alsadat | پری+سیما Pari+sima | گل+بهار Gol+bahar
`);
