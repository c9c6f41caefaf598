import { identifierType, unknownIdentifier } from './identifiers/identifier-type.ts';
import { isIranianCompanyId } from './identifiers/iranian-checks.ts';

/** Identifier of a legal entity. Iran: the national ID of legal entities (شناسه ملی), eleven digits with a check digit. Other countries: unverified. */
export const companyId = identifierType({
  name: 'company_id',
  unique: true,
  levels: [
    { name: 'exact', m: 0.94, u: 1e-7 },
    { name: 'typo', m: 0.03, u: 2e-7 },
    { name: 'two_edits', m: 0.01, u: 8e-6 },
    { name: 'else', m: 0.02, u: 1 - 8.3e-6 },
  ],
  check(text, context) {
    if (context.country !== 'IR') return unknownIdentifier(text);
    return { status: isIranianCompanyId(text) ? 'valid' : 'invalid' };
  },
});
