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

/** What a frame word means, one English word for both languages (خیابان, avenue and road are `street`); undefined for words that tell nothing. */
export function addressMeaning(word: string): string | undefined {
  return meanings.get(word);
}

/** The direction that contradicts another one: North and South Kargar are two streets. */
export function oppositeDirection(direction: string): string | undefined {
  return opposites.get(direction);
}

/** Honorifics of those whom streets are named after; one writes them or leaves them out. */
export function isStreetHonorific(word: string): boolean {
  return word === 'شهید' || word === 'shahid' || word === 'shaheed';
}

/** Words before the number of the house. */
export function announcesHouse(word: string): boolean {
  return meanings.get(word) === 'number';
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
  street: 'st str strt sts khiaban khiyaban',
  avenue: 'ave av',
  boulevard: 'blvd blv bolvar bulvar boolvar',
  square: 'sq meydan meidan maydan falakeh',
  road: 'rd',
  lane: 'ln',
  drive: 'dr',
  alley: 'aly kuche kucheh kouche koucheh kooche koocheh',
  building: 'bldg sakhteman',
  apartment: 'apt',
  floor: 'fl tabaghe tabagheh tabaqe tabaqeh',
  number: 'no nr num pelak plak',
  unit: 'vahed',
  suite: 'ste',
  highway: 'hwy bozorgrah otoban autoban',
  parkway: 'pkwy pky',
  place: 'pl',
  court: 'ct crt',
  crescent: 'cres cr',
  circuit: 'cct',
  circle: 'cir',
  terrace: 'tce ter terr',
  parade: 'pde',
  north: 'n shomali',
  south: 's jonubi jonoubi jonoobi',
  east: 'e sharghi sharqi',
  west: 'w gharbi qarbi',
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

const meanings = new Map<string, string>();
for (const [meaning, words] of Object.entries({
  street: 'خیابان street avenue road drive',
  alley: 'کوچه alley lane',
  boulevard: 'بلوار boulevard parkway',
  square: 'میدان square circle',
  highway: 'بزرگراه highway',
  number: 'پلاک number',
  unit: 'واحد unit apartment suite',
  floor: 'طبقه floor',
  north: 'شمالی north',
  south: 'جنوبی south',
  east: 'شرقی east',
  west: 'غربی west',
})) {
  for (const word of words.split(' ')) meanings.set(word, meaning);
}

const opposites: ReadonlyMap<string, string> = new Map([
  ['north', 'south'],
  ['south', 'north'],
  ['east', 'west'],
  ['west', 'east'],
]);
