/** What a comparison level means, to be read after the field's label: "Phone: the same". */
export interface LevelWords {
  readonly en: string;
  readonly fa: string;
}

/** Words for every level name of the field types; a test checks that none is missing. */
export const levelWords: Readonly<Record<string, LevelWords>> = {
  exact: { en: 'the same', fa: 'یکسان است' },
  same_tokens: { en: 'the same words in another order or spacing', fa: 'همان واژه‌ها با ترتیب یا فاصله‌ی دیگر' },
  sounds_alike: { en: 'another spelling or script of the same', fa: 'همان است با املا یا خط دیگر' },
  typo: { en: 'the same but for a typing error', fa: 'جز یک غلط تایپی یکسان است' },
  subset: { en: 'one has a part more than the other', fa: 'یکی بخشی بیش از دیگری دارد' },
  incomplete: { en: 'agrees as far as the shorter one goes', fa: 'تا جایی که کوتاه‌تر می‌گوید یکسان است' },
  same_family: { en: 'the same family name, another given name', fa: 'نام خانوادگی یکسان، نام کوچک متفاوت' },
  abbreviation: { en: 'one is an abbreviation of the other', fa: 'یکی کوتاه‌شده‌ی دیگری است' },
  other_branch: { en: 'another branch of the same company', fa: 'شعبه‌ی دیگری از همان شرکت' },
  same_mailbox: { en: 'the same mailbox name at another provider', fa: 'همان نام صندوق نزد سرویس دیگر' },
  same_domain: { en: 'another mailbox of the same domain', fa: 'صندوق دیگری در همان دامنه' },
  same_last7: { en: 'the same last seven digits', fa: 'هفت رقم آخر یکسان است' },
  same_district: { en: 'the same postal district', fa: 'همان ناحیه‌ی پستی' },
  same_house: { en: 'the same street and house', fa: 'همان خیابان و پلاک' },
  same_street: { en: 'the same street', fa: 'همان خیابان' },
  other_house: { en: 'the same street, another house', fa: 'همان خیابان، پلاک دیگر' },
  alias: { en: 'a short form or a part of the other', fa: 'کوتاه‌شده یا بخشی از دیگری است' },
  initial: { en: 'one is the initial of the other', fa: 'یکی حرف اول دیگری است' },
  swapped: { en: 'given and family name exchanged', fa: 'نام و نام خانوادگی جابه‌جا شده است' },
  slightly_similar: { en: 'a little alike', fa: 'اندکی شبیه است' },
  similar: { en: 'nearly the same', fa: 'تقریباً یکسان است' },
  very_similar: { en: 'almost the same words', fa: 'واژه‌ها تقریباً همان‌اند' },
  somewhat_similar: { en: 'somewhat similar', fa: 'تا اندازه‌ای مشابه است' },
  exchanged: { en: 'day and month are exchanged', fa: 'روز و ماه جابه‌جا شده‌اند' },
  month_typo: { en: 'the same but for a typing error in the month', fa: 'جز یک غلط تایپی در ماه یکسان است' },
  day_typo: { en: 'the same but for a typing error in the day', fa: 'جز یک غلط تایپی در روز یکسان است' },
  year_typo: { en: 'the same but for a typing error in the year', fa: 'جز یک غلط تایپی در سال یکسان است' },
  other_month: { en: 'year and day agree, the month does not', fa: 'سال و روز یکسان است، ماه نه' },
  other_day: { en: 'year and month agree, the day does not', fa: 'سال و ماه یکسان است، روز نه' },
  other_year: { en: 'day and month agree, the year does not', fa: 'روز و ماه یکسان است، سال نه' },
  two_edits: { en: 'the same but for two typing errors', fa: 'جز دو غلط تایپی یکسان است' },
  same_year: { en: 'only the year agrees', fa: 'تنها سال یکسان است' },
  else: { en: 'different', fa: 'متفاوت است' },
};
