import { isPersian, type KnownName } from './known-names.ts';

/**
 * True when `longer` is a listed Persian or Arabic name with a feminine ending: ه, -a, -e, -eh, -ah (حمید, حمیده). English names take the
 * same endings in spellings (Ann, Anne) and slips.
 */
export function isFeminineOf(longer: string, name: string, known: KnownName): boolean {
  if (longer.length <= name.length || !longer.startsWith(name)) return false;
  return feminineEndings.has(longer.slice(name.length)) && known.names.some(isPersian);
}

const feminineEndings: ReadonlySet<string> = new Set(['ه', 'a', 'e', 'eh', 'ah']);
