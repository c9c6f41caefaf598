import { listedNames } from './listed-names.ts';

/** Short and familiar forms of Persian given names, in both scripts; a form may belong to several names. */
export const persianNicknames: ReadonlyMap<string, readonly string[]> = listedNames(`
  محمد=ممد,مم,مملی,ممل,mamad,mammad,mamali,mamal,mohi,moh محمود=mamood مصطفی=مصی,مصطف,مصطفا,mosi,mosy,mosti,mostaf مرتضی=مرتض,مری,morti,morteza
  مجتبی=مجی,مجتبا,moji,mojy مهدی=مهدو حسین=حسی,hosi,hossi,husi حسن=hasi ابراهیم=ابی,ابرام,ایبی,ebi,eby,ebbi,ebram,abe
  اسماعیل=اسی,اسمال,اسمعیل,esi,esy,essi,esmal عبدالله=عبدی,عبدل,abdi,abdol اسدالله=اسد,اسی,asad عبدالرضا=عبدی,رضا,abdi عبدالحسین=عبدی,حسین,abdi
  عزتالله=عزت,ezzat نعمتالله=نعمت,nemat رحمتالله=رحمت,rahmat نصرتالله=نصرت,nosrat یدالله=یدی,یداله,yadi روحالله=روحی,روحاله,ruhi,rohi
  حبیبالله=حبیب,habib حجتالله=حجت,hojat,hojjat قدرتالله=قدرت,ghodrat سیفالله=سیفی,سیف,seyf فتحالله=فتحی,فتح,fathi امانالله=امان,aman ولیالله=ولی,vali
  شکرالله=شکری,shokri فضلالله=فضلی,فضل,fazli لطفالله=لطفی,lotfi سیاوش=سیا,سیاوخش,siya,sia سیامک=سیا,سیامی,siya,sia کیومرث=کیو,کیمرث,kiu کوروش=کوری,kuri
  کامبیز=کامی,kami,kammi,cami کامران=کامی,kami,kammi,cami بهرام=بهی,bahi بهروز=بهی,بری,behi بهزاد=بهی,behi بهنام=بهی,behi بهمن=بهی,bahi
  پرویز=پری,پروی,parvi پوریا=پوری,pouri,poori پویا=پوی,poya فرهاد=فری,فرا,fari,farri فرشید=فری,fari,farshi فرامرز=فری,fari
  فریدون=فری,فرید,feri,fery,fred فرید=فری,fari فریبرز=فری,fari فرزاد=فری,fari فرخ=فری,fari فریبا=فری,fari,feri فریده=فری,fari,feri
  فرشته=فری,feri,fereshte فرزانه=فری,fari فرناز=فری,fari فروغ=فری,fori منصور=mansi منوچهر=منوچ,منو,منوچی,manuch,manouch,manou,manoo مسعود=مسی,masi,massi
  سعید=سعی رامین=رامی,rami رضا=رضی,rezi,rezza سلیمان=سلی,soli,سولی سهراب=سهی,sohi سهیل=سهی,sohi شهرام=شهری,شهی,shahi شهریار=شهری,شری,shahri شهروز=شهری
  شاهرخ=شاری,shahi شهاب=شهی,shahi خسرو=خسی,khosi,khosro جمشید=جمی,جمشی,jamshi,jimmy هوشنگ=هوشی,hushi,hooshi همایون=همی,homi هومن=هومی
  یوسف=یوسی,yousi,joseph,joe یعقوب=یقی,jacob نادر=نادی,nadi ناصر=ناصی,nasi اردشیر=ارده,اردی,ardi اردلان=اردی,ardi ارسلان=ارسی,arsi ارش=اری,ari
  اسفندیار=اسفی,اسی,esfandi,esfi افشین=افی,افشی,afshi ایرج=ایری,iri تیمور=تیمی,timmy فاطمه=فاطی,فاطیما,فاطمی,فاطما,فطمه,fati,fatti,faty,fatima,fatemi
  زهرا=زری,زهری,zari,zary,zahri زهره=زری,zari,zori خدیجه=خجی,khadij معصومه=مصی,معصوم,معصی,masi,masoum,masum سکینه=سکی,saki رقیه=رقی,roghi
  مرضیه=مرضی,مری,marzi راضیه=راضی,razi محبوبه=محبوب,محی,mahboub مهناز=مهی,مهنا,mahi مهسا=مهی,mahi مهشید=مهشی,mahi مهتاب=مهی,mahi الهام=الی,eli,elly,elli
  الهه=الی,eli,elly الناز=الی,eli,elly,elna المیرا=الی,المی,eli,elly السا=الی,eli سمیرا=سمی,سمیر,sami,samira سمیه=سمی,somi سمانه=سمی,samane,sami
  سپیده=سپی,sepi سودابه=سودی,soodi,soudi سوسن=سوسی,susi,soosi ساناز=سانی,sani سارا=ساری,سارینا,sari نسرین=نسی,nasi نسترن=نسی,nasi
  نازنین=نازی,ناز,nazi,nazy,naz نازیلا=نازی,nazi نیلوفر=نیلو,نیلی,nilu,niloo,nilou,nili نرگس=نرگسی,nargi نگین=نگی,negi نگار=نگی,negi
  مریم=مری,مریمی,مریما,mari,mary,maryami مرجان=مری,مرجی,mari,marji مژگان=مژی,moji,mozhi پروانه=پری,پروان,pari,parvan پریسا=پری,pari,parisa
  پروین=پری,pari,parvin پریناز=پری,pari پریوش=پری,pari ژاله=ژالی,zhali شهناز=شهی,شهنی,shahi,shani شهلا=شهی,shahi شیرین=شیری,shiri شقایق=شقی,shaghi
  شکوفه=شکو,شکوف,shoki ریحانه=ری,ریحان,ریحون,reyhan,rey طاهره=طاهر,طاهی,tahi طیبه=طیب,tayeb یاسمن=یاسی,یاس,yasi,yassi,yas یاسمین=یاسی,یاس,yasi,yassi,yas
  کتایون=کتی,کتا,kati,katy,kathy ماندانا=مانی,ماندی,mandi,mandy گلنار=goli منیژه=منیژ,منی,mani,manizh ازاده=ازی,azi,azy,azad ازیتا=ازی,azi
  ارزو=ارزی,arzi اناهیتا=انا,انی,ana,ani,anahit بهاره=بهار,bahar بهناز=بهی,behi فهیمه=فهی,fahim نفیسه=نفیس,nafis محدثه=محدث حمیرا=حمی,homi حمیده=حمی
  عاطفه=عاطی,عاطف,ati,atefe هانیه=هانی,hani لیلا=لیلی,لیل,leili,lili,lily رویا=رویی,roy ویدا=ویدی,vidi روشنک=روشن,روشی,roshan,roshi
  ابوالفضل=ابول,ابوالفض,ابلفضل,abol,abolf,aboul ابوالقاسم=ابول,قاسم,abol,ghasem,qasem ابوالحسن=ابول,حسن,abol
`);
