import { isPersian, type KnownName } from './known-names.ts';

/** True when `longer` is `name` with a Persian or Arabic feminine ending: ه, -a, -e, -eh, -ah (حمید, حمیده). */
export function isFeminineForm(longer: string, name: string): boolean {
  return longer.length > name.length && longer.startsWith(name) && feminineEndings.has(longer.slice(name.length));
}

/** As `isFeminineForm`, where the name is one of a list; English names take the same endings in spellings (Ann, Anne) and slips. */
export function isFeminineOf(longer: string, name: string, known: KnownName): boolean {
  return known.names.some(isPersian) && isFeminineForm(longer, name);
}

const feminineEndings: ReadonlySet<string> = new Set(['ه', 'a', 'e', 'eh', 'ah']);
