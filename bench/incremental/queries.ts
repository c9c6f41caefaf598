import { restartableRandom } from '../../examples/atlas/random.ts';
import { type CustomerRow, customerColumns } from '../customers/customer-row.ts';
import { generateCustomers } from '../customers/generate.ts';
import { withChangedValue } from './changed-value.ts';
import type { BaseOptions } from './rows.ts';

/** Values by field of the profile, as `yekta match` takes them. */
export type QueryValues = Readonly<Record<string, string>>;

/**
 * Rows to ask for: half of them known ones with one value changed, half customers that are made as the others and whom nobody
 * has seen, in turns.
 *
 * @param known half as many rows as there shall be queries
 */
export function queriesFor(known: readonly CustomerRow[], { seed }: BaseOptions): readonly QueryValues[] {
  const random = restartableRandom();
  const unknown = generateCustomers({ records: known.length, seed: seed + 1, isPersian: false });
  return known.flatMap((row, i) => {
    random.restart(seed, i, QUERIES);
    return [toQuery(withChangedValue(row, random)), toQuery(unknown.next().value as CustomerRow)];
  });
}

/** A stream of random numbers of its own. */
const QUERIES = 103;

const fieldOf: Readonly<Partial<Record<keyof CustomerRow, string>>> = {
  first_name: 'given_name',
  last_name: 'family_name',
  dob: 'birth_date',
  email: 'email',
  phone: 'phone',
  address: 'address',
  city: 'city',
  postcode: 'postcode',
  company: 'employer',
};

function toQuery(row: CustomerRow): QueryValues {
  return Object.fromEntries(
    customerColumns.flatMap((column) => {
      const field = fieldOf[column];
      return field === undefined || row[column] === '' ? [] : [[field, row[column]]];
    }),
  );
}
