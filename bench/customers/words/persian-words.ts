/** A word in Persian and its usual Latin spellings, the commonest first: `محمد:Mohammad,Mohamad`. */
export interface TwoScripts {
  readonly persian: string;
  readonly latin: readonly string[];
}

export const persianMen = pairs(`
  محمد:Mohammad,Mohamad,Muhammad علی:Ali,Aly حسین:Hossein,Hosein,Hussein رضا:Reza,Rezaa مهدی:Mehdi,Mahdi حسن:Hassan,Hasan
  امیر:Amir,Ameer احمد:Ahmad,Ahmed سعید:Saeed,Saeid,Said مجید:Majid,Majeed حمید:Hamid,Hameed محسن:Mohsen,Mohsin جواد:Javad,Jawad
  محمود:Mahmoud,Mahmood مصطفی:Mostafa,Mustafa ابراهیم:Ebrahim,Ibrahim عباس:Abbas,Abas اکبر:Akbar اصغر:Asghar,Asgar
  مرتضی:Morteza,Mortaza مسعود:Masoud,Massoud,Masood داود:Davoud,Davood,Dawood بهزاد:Behzad فرهاد:Farhad کیوان:Keyvan,Kayvan
  آرش:Arash بابک:Babak کامران:Kamran سیاوش:Siavash,Siyavash بهرام:Bahram شهرام:Shahram خسرو:Khosrow,Khosro یوسف:Yousef,Yusef
  هادی:Hadi ناصر:Naser,Nasser منصور:Mansour,Mansoor رسول:Rasoul,Rasool پیمان:Peyman,Payman نیما:Nima سهراب:Sohrab
  محمدرضا:Mohammadreza,Mohamadreza علیرضا:Alireza حمیدرضا:Hamidreza امیرحسین:Amirhossein,Amirhosein محمدعلی:Mohammadali`);

export const persianWomen = pairs(`
  فاطمه:Fatemeh,Fateme,Fatima زهرا:Zahra مریم:Maryam,Mariam زینب:Zeinab,Zeynab معصومه:Masoumeh,Masoume سمیه:Somayeh,Somaye
  لیلا:Leila,Leyla نرگس:Narges,Nargess سارا:Sara,Sarah مینا:Mina ناهید:Nahid,Naheed پروین:Parvin,Parveen شیرین:Shirin,Shireen
  نسرین:Nasrin,Nasreen مهناز:Mahnaz فریبا:Fariba الهام:Elham نازنین:Nazanin نگار:Negar بهاره:Bahareh,Bahare سپیده:Sepideh,Sepide
  آزاده:Azadeh,Azade شهلا:Shahla ژیلا:Zhila,Jila اعظم:Azam اکرم:Akram طاهره:Tahereh,Tahere مرضیه:Marzieh,Marziyeh
  سمانه:Samaneh,Samane هانیه:Hanieh,Haniyeh ندا:Neda پریسا:Parisa مهسا:Mahsa شقایق:Shaghayegh,Shaqayeq یاسمن:Yasaman,Yasmin
  رویا:Roya,Roia نیلوفر:Niloufar,Niloofar ستاره:Setareh,Setare`);

export const persianFamilies = pairs(`
  محمدی:Mohammadi,Mohamadi احمدی:Ahmadi حسینی:Hosseini,Hoseini رضایی:Rezaei,Rezaee,Rezai کریمی:Karimi موسوی:Mousavi,Moosavi
  هاشمی:Hashemi جعفری:Jafari,Jaafari قاسمی:Ghasemi,Qasemi رحیمی:Rahimi اکبری:Akbari صادقی:Sadeghi,Sadeqi ابراهیمی:Ebrahimi,Ibrahimi
  حیدری:Heidari,Heydari مرادی:Moradi کاظمی:Kazemi نوری:Nouri,Noori زارعی:Zarei,Zareie عباسی:Abbasi,Abasi باقری:Bagheri,Baqeri
  امینی:Amini سلطانی:Soltani علوی:Alavi فلاحی:Fallahi,Falahi یوسفی:Yousefi,Yusefi شریفی:Sharifi طاهری:Taheri صالحی:Salehi
  میرزایی:Mirzaei,Mirzaee نجفی:Najafi غلامی:Gholami,Qolami اسدی:Asadi رستمی:Rostami خسروی:Khosravi بهرامی:Bahrami
  یزدانی:Yazdani شیرازی:Shirazi تهرانی:Tehrani اصفهانی:Esfahani,Isfahani تبریزی:Tabrizi کاشانی:Kashani قربانی:Ghorbani,Qorbani
  ملکی:Maleki جلالی:Jalali کمالی:Kamali اعتمادی:Etemadi,Etemady توکلی:Tavakoli,Tavakkoli مقدم:Moghaddam,Moghadam,Moqadam افشار:Afshar`);

/** What family names are made with: a given name and one of these. */
export const familyEndings = pairs(
  'ی:i زاده:zadeh,zade پور:pour,poor,pur نژاد:nejad,nezhad نیا:nia,niya فر:far یان:ian,yan لو:lou,loo خانی:khani وند:vand منش:manesh دوست:doost,dust',
);

export const persianCities = pairs(`
  تهران:Tehran مشهد:Mashhad,Mashad اصفهان:Isfahan,Esfahan کرج:Karaj شیراز:Shiraz تبریز:Tabriz قم:Qom,Ghom اهواز:Ahvaz,Ahwaz
  کرمانشاه:Kermanshah ارومیه:Urmia,Orumieh رشت:Rasht زاهدان:Zahedan همدان:Hamedan,Hamadan کرمان:Kerman یزد:Yazd اردبیل:Ardabil
  اراک:Arak قزوین:Qazvin,Ghazvin زنجان:Zanjan سنندج:Sanandaj گرگان:Gorgan ساری:Sari بابل:Babol آمل:Amol کاشان:Kashan
  بجنورد:Bojnord سمنان:Semnan بیرجند:Birjand ایلام:Ilam بوشهر:Bushehr,Boushehr دزفول:Dezful نیشابور:Neyshabur,Nishapur`);

export const persianStreets = pairs(`
  ولیعصر:Valiasr,Vali-e-Asr آزادی:Azadi انقلاب:Enghelab,Enqelab شریعتی:Shariati مطهری:Motahari,Motahhari بهشتی:Beheshti
  فردوسی:Ferdowsi,Ferdosi سعدی:Saadi حافظ:Hafez طالقانی:Taleghani,Taleqani کارگر:Kargar پیروزی:Piroozi,Pirouzi دماوند:Damavand
  میرداماد:Mirdamad پاسداران:Pasdaran جمهوری:Jomhouri,Jomhuri امام:Emam,Imam گلستان:Golestan نیاوران:Niavaran ستارخان:Sattarkhan`);

export const persianCompanies = pairs(`
  پارس:Pars آریا:Aria البرز:Alborz زاگرس:Zagros سپاهان:Sepahan خلیج:Khalij کیان:Kian مهر:Mehr نوین:Novin پویا:Pouya,Pooya
  توسعه:Tosee,Toseh سپهر:Sepehr آسیا:Asia صنعت:Sanat کوثر:Kosar,Kowsar رایان:Rayan بهین:Behin تدبیر:Tadbir فولاد:Foulad,Foolad`);

function pairs(text: string): readonly TwoScripts[] {
  return text
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [persian, latin] = entry.split(':');
      return { persian: persian!, latin: latin!.split(',') };
    });
}
