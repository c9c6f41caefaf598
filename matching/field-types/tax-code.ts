import { identifierType, unknownIdentifier } from './identifiers/identifier-type.ts';
import { isIranianCompanyId, isIranianNationalId } from './identifiers/iranian-checks.ts';

/**
 * Tax or economic code (کد اقتصادی). Iran: for legal entities the eleven digits of the company ID; for persons fourteen digits that begin
 * with the national ID; the older codes of twelve digits have no check. Not unique: one taxpayer may have several.
 */
export const taxCode = identifierType({
  name: 'tax_code',
  unique: false,
  levels: [
    { name: 'exact', m: 0.89, u: 5e-6 },
    { name: 'typo', m: 0.03, u: 2e-6 },
    { name: 'two_edits', m: 0.01, u: 1e-5 },
    { name: 'else', m: 0.07, u: 1 - 1.7e-5 },
  ],
  check(text, context) {
    if (context.country !== 'IR') return unknownIdentifier(text);
    if (!digitsOnly.test(text)) return { status: 'invalid' };
    switch (text.length) {
      case 11:
        return { status: isIranianCompanyId(text) ? 'valid' : 'invalid' };
      case 12:
        return { status: 'unverified' };
      case 14:
        return { status: isIranianNationalId(text.slice(0, 10)) ? 'valid' : 'invalid' };
      default:
        return { status: 'invalid' };
    }
  },
});

const digitsOnly = /^\d+$/;
