import { boundedOsa } from '../text/edit-distance.ts';
import type { FieldType } from './field-type.ts';
import { cleanPhones } from './phones/clean-phones.ts';

/**
 * Phone numbers in E.164; one cell may hold several. Iranian notations are read by own rules that agree with libphonenumber (a test compares
 * them), everything else by libphonenumber. A number that cannot be completed (a landline without area code) is
 * invalid: it keeps its digits for people and carries no evidence.
 *
 * - `typo`: one digit, or two neighbouring digits exchanged.
 * - `same_last7`: the same subscriber number behind another area code or operator prefix.
 */
export const phone: FieldType = {
  name: 'phone',
  clean: cleanPhones,
  blockingKeys: (key) => [
    { name: 'exact', key },
    { name: 'last7', key: key.slice(-7) },
  ],
  levels: [
    { name: 'exact', m: 0.72, u: 0.00003, termFrequency: true },
    { name: 'typo', m: 0.02, u: 0.00005 },
    { name: 'same_last7', m: 0.01, u: 0.00005 },
    { name: 'else', m: 0.25, u: 0.99987 },
  ],
  compare(a, b) {
    if (a === b) return 0;
    if (boundedOsa(a, b, 1) <= 1) return 1;
    return a.slice(-7) === b.slice(-7) ? 2 : 3;
  },
  unique: false,
};
