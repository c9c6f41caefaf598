import { comparableText } from '../../text/comparable-text.ts';

/**
 * Drops titles before a name ("جناب آقای مهندس", "Dr.") and after it ("مریم خانم", "PhD"). سید and سیده are part of a name and stay.
 * Takes and gives words of canonical text; at least one word is left.
 */
export function withoutHonorifics(words: readonly string[]): readonly string[] {
  let start = 0;
  let end = words.length;
  while (start < end - 1 && isLeadingTitle(comparableText(words[start]!))) start++;
  while (end - 1 > start && isTrailingTitle(comparableText(words[end - 1]!))) end--;
  return start === 0 && end === words.length ? words : words.slice(start, end);
}

/** True for a word of comparable text that is a title before a name. */
export function isLeadingTitle(word: string): boolean {
  return leading.has(word);
}

/** True for a word of comparable text that is a title after a name. */
export function isTrailingTitle(word: string): boolean {
  return trailing.has(word);
}

const leading: ReadonlySet<string> = new Set(
  (
    'اقای اقا اقایان خانم خانوم بانو دوشیزه جناب سرکار سرکارخانم جنابعالی جناباقای حضرت حضور دکتر مهندس استاد پروفسور حاج حاجی حاجاقا ' +
    'حاجخانم حاجیه حاجیهخانم کربلایی مشهدی مشدی شادروان مرحوم مرحومه روانشاد وکیل سرهنگ سرگرد سروان تیمسار ' +
    'دکترای اقایدکتر اقایمهندس خانمدکتر خانممهندس ' +
    'mr mrs ms miss mister madam sir dr doctor eng engr prof professor haj haji hajj hajji hajieh agha aghaye aqa aqaye khanom khanoom khanum ' +
    'mohandes doktor herr frau mme mlle'
  ).split(' '),
);

const trailing: ReadonlySet<string> = new Set(
  'خانم خانوم اقا phd md mba msc bsc esq jr sr khanom khanoom agha aqa'.split(' '),
);
