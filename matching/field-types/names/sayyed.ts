/** True for سید, سیده, (ال)سادات and their Latin spellings: part of a name, but often left out, so that comparison tolerates it. */
export function isSayyed(token: string): boolean {
  return marks.has(token);
}

const marks: ReadonlySet<string> = new Set(
  'سید سیده السادات سادات seyed seyyed sayed sayyed sayyid seyd syed seyedeh seyyedeh sayedeh sadat alsadat osadat'.split(
    ' ',
  ),
);
