import { restartableRandom } from '../../examples/atlas/random.ts';
import { type CustomerRow, customerWriter } from './customer-row.ts';
import { createHousehold } from './household.ts';
import { latinWorld } from './latin-world.ts';
import { persianWorld } from './persian-world.ts';
import { createPopulation } from './population.ts';

export interface CustomerOptions {
  readonly records: number;
  readonly seed: number;
  /** Customers in Iran, written in Persian and Latin, instead of English-speaking ones. */
  readonly isPersian: boolean;
}

/**
 * Synthetic customers: households that share name, address and landline; people who move, marry and change phone and e-mail
 * between records; nicknames, initials, swapped names, typing errors, junk and gaps. A pure function of the options; each row is
 * made by itself, so that memory does not grow with the text.
 */
export function* generateCustomers({ records, seed, isPersian }: CustomerOptions): Generator<CustomerRow> {
  const world = isPersian ? persianWorld() : latinWorld();
  const population = createPopulation(`customers/${seed}`, records);
  const household = restartableRandom();
  const writing = restartableRandom();
  const write = customerWriter(world, writing);
  let id = 0;
  for (const record of population.order) {
    const home = population.households[record]!;
    const member = population.members[record]!;
    household.restart(seed, home, 0);
    const person = createHousehold(world, household, member + 1)[member]!;
    writing.restart(seed, record, 1);
    yield write(person, {
      id: ++id,
      entity: population.firstPeople[home]! + member,
      isFirst: population.copies[record] === 0,
    });
  }
}
