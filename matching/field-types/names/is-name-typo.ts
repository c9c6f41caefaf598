import { boundedOsa } from '../../text/edit-distance.ts';
import { isCommonGivenName } from './common-given-names.ts';

/**
 * True when one name is likely the other one mistyped: one edit for names of four letters and more, two from nine on (optimal string
 * alignment); of any length when only a letter is doubled (حسسن). Not when both are common names of their own, and not when one is the other's feminine form (حمید, حمیده).
 */
export function isNameTypo(a: string, b: string): boolean {
  if (withoutDoubles(a) === withoutDoubles(b)) return !areTwoNames(a, b);
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4) return false;
  const limit = shorter >= 9 ? 2 : 1;
  if (boundedOsa(a, b, limit) > limit) return false;
  return !areTwoNames(a, b) && !isFeminineForm(a, b) && !isFeminineForm(b, a);
}

function withoutDoubles(name: string): string {
  return name.replace(/(.)\1+/g, '$1');
}

/** Two common names, alone or as second parts of a compound (محمدحسن, محمدحسین). */
function areTwoNames(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i <= shorter - 3 && (i === 0 || a[i - 1] === b[i - 1]); i++) {
    if (isCommonGivenName(a.slice(i)) && isCommonGivenName(b.slice(i))) return true;
  }
  return false;
}

/** True when `longer` is `name` with a feminine ending: ه, -a, -e, -eh. */
export function isFeminineForm(longer: string, name: string): boolean {
  return longer.length > name.length && longer.startsWith(name) && feminineEndings.has(longer.slice(name.length));
}

const feminineEndings: ReadonlySet<string> = new Set(['ه', 'a', 'e', 'eh', 'ah']);
