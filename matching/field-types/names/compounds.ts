/**
 * Joins names that are written in one word, with a half-space or in two: علی رضا is علیرضا, حسین زاده is حسینزاده, عبد الله is عبدالله,
 * Gholam Reza is gholamreza. Half-spaces are gone before (comparable text), so that all spellings end in one.
 */
export function joinCompounds(tokens: readonly string[]): readonly string[] {
  if (tokens.length < 2) return tokens;
  const joined: string[] = [];
  let last = '';
  for (const token of tokens) {
    if (joined.length > 0 && belongsTogether(last, token)) joined[joined.length - 1] += token;
    else joined.push(token);
    last = token;
  }
  return joined.length === tokens.length ? tokens : joined;
}

function belongsTogether(before: string, token: string): boolean {
  return (
    openers.has(before) ||
    articleNames.has(token) ||
    familySuffixes.has(token) ||
    (compoundFirst.has(before) && compoundSecond.has(token))
  );
}

/** Never a name by themselves. */
const openers: ReadonlySet<string> = new Set('عبد ابو ابا ابی abd abdol abdul abdal abu abou abol abul'.split(' '));

const articleNames: ReadonlySet<string> = new Set(
  'الله اله الدین الزمان الملوک القاسم الفضل الحسن الحسین الحسنی الحسینی العابدین النساء النسا الرضا الرسول البنین الشریعه الاسلام ollah allah oddin eddin aldin'.split(
    ' ',
  ),
);

/** Endings of family names; as given or family names of their own they are rare. */
const familySuffixes: ReadonlySet<string> = new Set(
  'زاده زادگان نژاد پور نیا فر وند لو منش تبار خواه پناه دوست پرست زهی zadeh zade nejad nezhad pour poor nia vand lou loo manesh tabar khah panah doost dust'.split(
    ' ',
  ),
);

const compoundFirst: ReadonlySet<string> = new Set(
  (
    'علی محمد امیر غلام غلامعلی حسین حسن احمد مهدی محمود میر شیر گل نور قربان سلطان عباس فاطمه زهرا ' +
    'ali mohammad mohamad mohammed muhammad amir gholam hossein hosein hasan hassan mir fatemeh'
  ).split(' '),
);

const compoundSecond: ReadonlySet<string> = new Set(
  (
    'رضا حسین حسن علی محمد مهدی اکبر اصغر عباس جواد صادق کاظم باقر تقی نقی هادی امین طاها پارسا ارسلان حسام سام مرتضی مصطفی مجتبی ' +
    'یاسین یاسر سعید حمید مسعود میلاد محسن ناصر قلی مراد یار داد بخش زهرا سجاد صدرا مهیار کیان عرفان ' +
    'reza hossein hosein hussein hasan hassan ali mohammad mohamad mehdi mahdi akbar asghar abbas javad sadegh kazem bagher taghi naghi ' +
    'hadi amin taha parsa hesam sam morteza mostafa mojtaba yasin saeed hamid zahra'
  ).split(' '),
);
