/** Value of a Persian ordinal (بیستم is 20) as digits, up to the thirtieth and for the tens above; undefined for other words. */
export function persianOrdinal(word: string): string | undefined {
  return values.get(word);
}

const values = new Map<string, string>();
for (const [i, word] of (
  'یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم نوزدهم بیستم ' +
  'بیستویکم بیستودوم بیستوسوم بیستوچهارم بیستوپنجم بیستوششم بیستوهفتم بیستوهشتم بیستونهم سیام'
)
  .split(' ')
  .entries()) {
  values.set(word, String(i + 1));
}
for (const [word, value] of [
  ['اول', '1'],
  ['چهلم', '40'],
  ['پنجاهم', '50'],
] as const) {
  values.set(word, value);
}
