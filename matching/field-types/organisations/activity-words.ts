import { canonicalText } from '../../text/canonical-text.ts';
import { comparableText } from '../../text/comparable-text.ts';
import { nameTokens } from './name-tokens.ts';

/**
 * Words that say what a company does, in Persian and in English. They are translated between the scripts, where a name is
 * spelled by sound, and are often left out altogether: پخش خاور نوش, Khavar Noush Distribution and خاور نوش.
 */
const activities: Readonly<Record<string, string>> = {
  trading: 'بازرگانی, تجارت, تجاری, بازرگانان, trading, trade, commercial, commerce, merchants',
  production: 'تولیدی, تولید, تولیدات, production, producing, products, manufacturing, manufacturer',
  industry: 'صنعتی, صنایع, صنعت, industrial, industries, industry',
  distribution: 'پخش, توزیع, پخش سراسری, distribution, distributing, distributors',
  services: 'خدمات, خدماتی, services, service',
  'technical services': 'خدمات فنی, فنی, technical services, technical',
  engineering: 'مهندسی, مهندسین, فنی مهندسی, فنی و مهندسی, engineering, engineers',
  consulting: 'مشاور, مشاوره, مشاورین, مهندسین مشاور, consulting, consultants, consultancy, advisors',
  construction: 'ساختمانی, عمران, عمرانی, ساختمان, ساختمان سازی, construction, civil, building, builders',
  transport: 'حمل و نقل, حمل نقل, حملونقل, ترابری, باربری, transport, transportation, logistics, shipping, carriers',
  agriculture: 'کشاورزی, کشت و صنعت, کشت صنعت, زراعی, agro, agriculture, agricultural, farming, agri',
  food: 'غذایی, صنایع غذایی, مواد غذایی, foods, food, food industries',
  petrochemical: 'پتروشیمی, petrochemical, petrochemicals, petro',
  textile: 'نساجی, ریسندگی, بافندگی, textile, textiles, weaving, spinning',
  steel: 'فولاد, steel',
  metal: 'فلزات, صنایع فلزی, metals, metal',
  electronics: 'الکترونیک, الکترونیکی, electronics, electronic',
  electrical: 'برق, الکتریک, صنایع برق, electric, electrical',
  computer: 'کامپیوتر, رایانه, نرم افزار, نرم افزاری, رایانه ای, software, computer, computers, informatics',
  technology: 'فناوری, فن آوری, تکنولوژی, technology, technologies, tech',
  communications: 'ارتباطات, مخابرات, مخابراتی, communications, telecom, telecommunications',
  medical: 'پزشکی, تجهیزات پزشکی, medical, medical equipment',
  pharmaceutical: 'دارویی, داروسازی, صنایع دارویی, pharmaceutical, pharmaceuticals, pharma',
  pharmacy: 'داروخانه, pharmacy, drugstore',
  automotive: 'خودرو, خودروسازی, قطعه سازی, automotive, auto, autoparts, vehicles',
  parts: 'یدکی, لوازم یدکی, قطعات, قطعات یدکی, spare parts, parts',
  paint: 'رنگ سازی, رنگسازی, paint, paints, coatings',
  packaging: 'بسته بندی, packaging',
  printing: 'چاپ, چاپخانه, چاپ و بسته بندی, printing, printers, print',
  publishing: 'انتشارات, نشر, publishing, publications, publishers',
  mining: 'معدنی, معادن, معدن, صنایع معدنی, mining, minerals, mines',
  cement: 'سیمان, cement',
  tile: 'کاشی و سرامیک, سرامیک, ceramic, ceramics, tile, tiles',
  oil: 'نفت, نفت و گاز, oil, oil gas, petroleum',
  energy: 'انرژی, نیرو, energy, power',
  insurance: 'بیمه, insurance',
  bank: 'بانک, bank',
  holding: 'هلدینگ, گروه, گروه صنعتی, holding, group, holdings',
  store: 'فروشگاه, فروشگاه های, فروشگاههای, store, shop, stores',
  'chain store': 'فروشگاه زنجیره ای, فروشگاه های زنجیره ای, فروشگاههای زنجیره ای, زنجیره ای, chain stores, chain store',
  supermarket: 'سوپرمارکت, هایپرمارکت, supermarket, hypermarket',
  factory: 'کارخانه, کارخانجات, factory, factories, plant, works',
  workshop: 'کارگاه, workshop',
  restaurant: 'رستوران, restaurant, restaurants, dining room',
  cafe: 'کافه, کافی شاپ, قهوه خانه, cafe, coffee shop, coffee house',
  hotel: 'هتل, hotel',
  clinic: 'کلینیک, درمانگاه, clinic',
  hospital: 'بیمارستان, hospital',
  travel: 'آژانس مسافرتی, خدمات مسافرتی, گردشگری, travel, tours, tourism, travel agency',
  investment: 'سرمایه گذاری, investment, investments, capital',
  international: 'بین الملل, بین المللی, international, intl',
  development: 'توسعه, عمران و توسعه, development',
};

const mostWords = 4;

/** Concept by phrase, in the folded form in which organisation-name keys hold it. */
const conceptOf = new Map(
  Object.entries(activities).flatMap(([concept, phrases]) =>
    phrases
      .split(', ')
      .map((phrase) => [nameTokens(comparableText(canonicalText(phrase))).join(' '), concept] as const),
  ),
);

/** A name's own words, and the activities that the others stand for. */
export interface NamedActivities {
  readonly own: readonly string[];
  /** Sorted, each once. */
  readonly activities: readonly string[];
}

/** Parts the words of an organisation name; when every word is an activity, all of them are its own. */
export function splitActivities(tokens: readonly string[]): NamedActivities {
  const own: string[] = [];
  const found = new Set<string>();
  for (let i = 0; i < tokens.length; ) {
    const length = phraseLength(tokens, i);
    if (length === 0) own.push(tokens[i++]!);
    else {
      found.add(conceptOf.get(tokens.slice(i, i + length).join(' '))!);
      i += length;
    }
  }
  return own.length === 0 ? { own: tokens, activities: [] } : { own, activities: [...found].sort() };
}

function phraseLength(tokens: readonly string[], at: number): number {
  for (let length = Math.min(mostWords, tokens.length - at); length > 0; length--) {
    if (conceptOf.has(tokens.slice(at, at + length).join(' '))) return length;
  }
  return 0;
}
