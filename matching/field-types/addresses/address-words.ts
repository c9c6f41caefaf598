/**
 * The full word for an abbreviation that Persian or English addresses use; other words stay. Takes a word of comparable text; the
 * same abbreviation always gives the same word, so that both spellings compare equal.
 */
export function expandAddressWord(word: string): string {
  return expansions.get(word) ?? word;
}

/** Words that every address has: they tell where a name stands, not where somebody lives. */
export function isAddressFrame(word: string): boolean {
  return frames.has(word);
}

/** Words before the number of the house. */
export function announcesHouse(word: string): boolean {
  return word === 'پلاک' || word === 'number';
}

const expansions = new Map<string, string>();
for (const [full, abbreviations] of Object.entries({
  خیابان: 'خ خیا خیابون',
  کوچه: 'ک کو',
  پلاک: 'پ شماره',
  طبقه: 'ط',
  واحد: 'اپارتمان',
  بلوار: 'بل بولوار',
  میدان: 'میدون فلکه',
  بزرگراه: 'اتوبان',
  ساختمان: 'ساخ',
  چهارراه: 'چارراه',
  street: 'st str strt sts',
  avenue: 'ave av',
  boulevard: 'blvd blv bolvar bulvar',
  square: 'sq',
  road: 'rd',
  lane: 'ln',
  drive: 'dr',
  alley: 'aly kucheh kouche koocheh',
  building: 'bldg',
  apartment: 'apt',
  floor: 'fl',
  number: 'no nr num pelak',
  suite: 'ste',
  highway: 'hwy',
  parkway: 'pkwy pky',
  place: 'pl',
  court: 'ct crt',
  crescent: 'cres cr',
  circuit: 'cct',
  circle: 'cir',
  terrace: 'tce ter terr',
  parade: 'pde',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  northeast: 'ne',
  northwest: 'nw',
  southeast: 'se',
  southwest: 'sw',
  '1st': 'first',
  '2nd': 'second',
  '3rd': 'third',
  '4th': 'fourth',
  '5th': 'fifth',
  '6th': 'sixth',
  '7th': 'seventh',
  '8th': 'eighth',
  '9th': 'ninth',
  '10th': 'tenth',
})) {
  for (const abbreviation of abbreviations.split(' ')) expansions.set(abbreviation, full);
}

const frames: ReadonlySet<string> = new Set(
  (
    'خیابان کوچه پلاک طبقه واحد بلوار میدان بزرگراه ساختمان چهارراه شهر استان شهرستان ایران نبش جنب روبروی بعد از قبل نرسیده به پشت بالاتر پایینتر تقاطع ' +
    'street avenue boulevard square road lane drive alley building apartment floor number suite unit iran the of after before next to ' +
    'highway parkway place court crescent circuit circle terrace parade between near at off and opposite north south east west northeast northwest southeast southwest ' +
    'شمالی جنوبی شرقی غربی'
  ).split(' '),
);
