import { isDummyIdentifier } from './identifiers/identifier-text.ts';
import { identifierType, unknownIdentifier } from './identifiers/identifier-type.ts';
import { isIranianNationalId } from './identifiers/iranian-checks.ts';

/**
 * National ID of a person. Iran: ten digits with a check digit; lost leading zeros (8 or 9 digits) are put back only when the check digit
 * then agrees, and the value is marked. Repeated and counted digits are junk although they pass the check. Other countries: unverified.
 */
export const nationalId = identifierType({
  name: 'national_id',
  unique: true,
  levels: [
    { name: 'exact', m: 0.94, u: 3e-8 },
    { name: 'typo', m: 0.03, u: 1e-7 },
    { name: 'two_edits', m: 0.01, u: 5e-6 },
    { name: 'else', m: 0.02, u: 1 - 5.13e-6 },
  ],
  check(text, context) {
    if (context.country !== 'IR') return unknownIdentifier(text);
    if (text.length === 10) return { status: isIranianNationalId(text) ? 'valid' : 'invalid' };
    if (text.length !== 8 && text.length !== 9) return { status: 'invalid' };
    const repaired = text.padStart(10, '0');
    if (isDummyIdentifier(repaired)) return { status: 'junk' };
    return isIranianNationalId(repaired)
      ? { status: 'valid', value: repaired, marks: ['leading_zero_repaired'] }
      : { status: 'invalid' };
  },
});
