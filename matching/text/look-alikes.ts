/**
 * Latin letters as a scanner or a quick eye takes them for others: rn is m, cl is d, vv is w. Two texts of comparable text look alike when their folded forms
 * are equal.
 */
export function foldLookAlikes(text: string): string {
  return text.replace(lookAlikes, (letters) => letterOf[letters]!);
}

const letterOf: Readonly<Record<string, string>> = { iii: 'm', rn: 'm', nn: 'm', ri: 'n', ii: 'n', cl: 'd', vv: 'w' };
const lookAlikes = new RegExp(Object.keys(letterOf).join('|'), 'g');
