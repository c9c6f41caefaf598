import { boundedOsa } from '../../text/edit-distance.ts';
import { isCommonGivenName } from './common-given-names.ts';

/**
 * True when one name is likely the other one mistyped: one edit for names of four letters and more, two from nine on (optimal string
 * alignment). Not when both are common names of their own, and not when one is the other's feminine form (حمید, حمیده).
 */
export function isNameTypo(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4) return false;
  const limit = shorter >= 9 ? 2 : 1;
  if (boundedOsa(a, b, limit) > limit) return false;
  return !(isCommonGivenName(a) && isCommonGivenName(b)) && !isFeminineForm(a, b) && !isFeminineForm(b, a);
}

/** True when `longer` is `name` with a feminine ending: ه, -a, -e, -eh. */
export function isFeminineForm(longer: string, name: string): boolean {
  return longer.length > name.length && longer.startsWith(name) && feminineEndings.has(longer.slice(name.length));
}

const feminineEndings: ReadonlySet<string> = new Set(['ه', 'a', 'e', 'eh', 'ah']);
