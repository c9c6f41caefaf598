import { boundedOsa } from '../../text/edit-distance.ts';
import { isFeminineForm } from './feminine.ts';
import { isCommonGivenName, knownGivenName } from './known-given-names.ts';
import { shareOne } from './two-names.ts';

/**
 * True when one word of a full name is likely the other one mistyped: one edit for names of four letters and more, two from nine on (optimal
 * string alignment); of any length when only a letter is doubled (حسسن). Not when both are common names of their own, and not when one is the other's feminine form (حمید, حمیده).
 */
export function isNameTypo(a: string, b: string): boolean {
  if (withoutDoubles(a) === withoutDoubles(b)) return !endInTwoNames(a, b);
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4) return false;
  const limit = shorter >= 9 ? 2 : 1;
  if (boundedOsa(a, b, limit) > limit) return false;
  return !endInTwoNames(a, b) && !isFeminineForm(a, b) && !isFeminineForm(b, a);
}

function withoutDoubles(name: string): string {
  return name.replace(/(.)\1+/g, '$1');
}

/** Two common names, alone or as second parts of a compound (محمدحسن, محمدحسین). */
function endInTwoNames(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i <= shorter - 3 && (i === 0 || a[i - 1] === b[i - 1]); i++) {
    const [endA, endB] = [a.slice(i), b.slice(i)];
    if (!isCommonGivenName(endA) || !isCommonGivenName(endB)) continue;
    if (!shareOne(knownGivenName(endA).groups, knownGivenName(endB).groups)) return true;
  }
  return false;
}
