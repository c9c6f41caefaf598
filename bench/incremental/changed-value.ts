import type { Random } from '../../examples/atlas/random.ts';
import type { CustomerRow } from '../customers/customer-row.ts';
import { mistyped } from '../customers/typing-errors.ts';

/** The row with another value in one field that matching compares: a slip of the keyboard, or another number. */
export function withChangedValue<R extends CustomerRow>(row: R, random: Random): R {
  const field = random.shuffle(fields).find((each) => row[each].trim().length > 1) ?? 'first_name';
  const value = row[field].length > 1 ? row[field] : 'Alex';
  let changed = value;
  while (changed.trim().toLowerCase() === row[field].trim().toLowerCase()) {
    changed = field === 'phone' ? withOtherDigits(value, random) : mistyped(value, random);
  }
  return { ...row, [field]: changed };
}

const fields = ['first_name', 'last_name', 'email', 'phone', 'address', 'city', 'postcode'] as const;

/** The last four digits are others, whatever stands between them. */
function withOtherDigits(phone: string, random: Random): string {
  let left = 4;
  return [...phone]
    .toReversed()
    .map((character) => (/\d/.test(character) && left-- > 0 ? String(random.int(0, 9)) : character))
    .toReversed()
    .join('');
}
