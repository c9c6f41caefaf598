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
    { name: 'exact', m: 0.9, u: 0.000005 },
    { name: 'typo', m: 0.03, u: 0.000002 },
    { name: 'else', m: 0.07, u: 1 - 0.000007 },
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
