import type { AtlasRows } from '../options.ts';
import { seededRandom } from '../random.ts';
import { drawPersons } from './households.ts';
import { drawOrganisations } from './organisations.ts';
import type { Organisation, Party, Person, Stranger } from './party.ts';
import type { Counts, Customer, Mix, Registration } from './register.ts';
import { countCustomers, register } from './register.ts';
import { openRegisters } from './registers.ts';
import { drawStaff } from './staff.ts';

/** Who is a customer in which source; lists in the order of registration. */
export interface Market {
  readonly sales: readonly Registration<Party>[];
  readonly accounting: readonly Registration<Party>[];
  readonly users: readonly Registration<Person>[];
  readonly organizations: readonly Registration<Organisation>[];
}

const mixes = {
  sales: { again: 0.17, strangers: 0.006, organisations: 0.2 },
  accounting: { again: 0.06, strangers: 0.003, organisations: 0.25 },
  users: { again: 0.05, strangers: 0, organisations: 0 },
  organizations: { again: 0.03, strangers: 0, organisations: 1 },
} as const satisfies Record<string, Mix>;
/** Share of the requesters who write for a company. */
const staffShare = 0.36;
/** Possible customers for each one in the largest source: sets how much the sources overlap. */
const populationFactor = 1.45;

/** Draws the parties and decides which of them each source knows, how often, and since when. */
export function drawMarket(seed: string, rows: AtlasRows): Market {
  const counts = countAll(rows);
  const registers = openRegisters();
  const all = Object.values(counts);
  const persons = drawPersons(seed, population(all.map((count) => count.persons)), registers);
  const organisations = drawOrganisations(seed, population(all.map((count) => count.organisations)), registers);

  const random = seededRandom(`${seed}/market`);
  const choose = <P extends Party>(parties: readonly P[], count: number): readonly Customer<P>[] =>
    random.shuffle(parties).slice(0, count).map(withoutJob);
  const chooseParties = (source: 'sales' | 'accounting'): readonly Customer<Party>[] => [
    ...choose(persons, counts[source].persons),
    ...choose(organisations, counts[source].organisations),
    ...drawStrangers(source, counts[source].strangers),
  ];
  const enter = <P extends Party>(source: keyof typeof mixes, customers: readonly Customer<P>[]) =>
    register(seededRandom(`${seed}/register/${source}`), rows[source], customers);

  const sales = enter('sales', chooseParties('sales'));
  const accounting = enter('accounting', chooseParties('accounting'));
  const companies = choose(organisations, counts.organizations.organisations);
  const employers = companies.map(({ party }) => party);
  const staff = drawStaff(seed, counts.staff.persons, employers, persons, registers);
  const users = enter('users', [...choose(persons, counts.users.persons), ...staff]);
  return { sales, accounting, users, organizations: enter('organizations', companies) };
}

function countAll(rows: AtlasRows): Record<keyof typeof mixes | 'staff', Counts> {
  const staff = rows.organizations === 0 ? 0 : Math.round(rows.users * staffShare);
  return {
    sales: countCustomers(rows.sales, mixes.sales),
    accounting: countCustomers(rows.accounting, mixes.accounting),
    users: countCustomers(rows.users - staff, mixes.users),
    staff: countCustomers(staff, mixes.users),
    organizations: countCustomers(rows.organizations, mixes.organizations),
  };
}

const population = (counts: readonly number[]): number => Math.ceil(populationFactor * Math.max(...counts));

const withoutJob = <P extends Party>(party: P): Customer<P> => ({ party, employment: null });

const drawStrangers = (source: string, count: number): Customer<Stranger>[] =>
  Array.from({ length: count }, (_, number) =>
    withoutJob({ kind: 'stranger', entity: `x-${source}-${number + 1}` } as const),
  );
