import type { AtlasRows } from '../options.ts';
import type { Random } from '../random.ts';
import { seededRandom } from '../random.ts';
import type { Day } from './calendar.ts';
import { foundingDay, reportDay } from './calendar.ts';
import type { Registers } from './households.ts';
import { drawPersons } from './households.ts';
import { drawOrganisations } from './organisations.ts';
import type { Employment, Organisation, Party, Person, Stranger } from './party.ts';
import { drawStaff } from './staff.ts';
import { UniqueDraws } from './unique-draws.ts';

/** One record to be written: whom it is about, and when somebody wrote it down. */
export interface Registration<P extends Party> {
  readonly party: P;
  readonly day: Day;
  /** Set when a person writes from a company's mailbox. */
  readonly employment: Employment | null;
}

/** Who is a customer in which source; lists in the order of registration. */
export interface Market {
  readonly sales: readonly Registration<Party>[];
  readonly accounting: readonly Registration<Party>[];
  readonly users: readonly Registration<Person>[];
  readonly organizations: readonly Registration<Organisation>[];
}

/** Shares of a source's rows. */
interface Mix {
  /** Rows that enter a customer once more who is already there. */
  readonly again: number;
  readonly strangers: number;
  /** Of the distinct customers. */
  readonly organisations: number;
}

const salesMix: Mix = { again: 0.17, strangers: 0.006, organisations: 0.2 };
const accountingMix: Mix = { again: 0.06, strangers: 0.003, organisations: 0.25 };
const userMix: Mix = { again: 0.05, strangers: 0, organisations: 0 };
const organizationMix: Mix = { again: 0.03, strangers: 0, organisations: 1 };
/** Share of the requesters who write for a company. */
const staffShare = 0.36;
/** Possible customers for each one in the largest source: sets how much the sources overlap. */
const populationFactor = 1.45;

/** Draws the parties and decides which of them each source knows, how often, and since when. */
export function drawMarket(seed: string, rows: AtlasRows): Market {
  const sizes = {
    sales: sizeOf(rows.sales, salesMix),
    accounting: sizeOf(rows.accounting, accountingMix),
    users: sizeOf(Math.round(rows.users * (1 - staffShare)), userMix),
    organizations: sizeOf(rows.organizations, organizationMix),
  };
  const registers = openRegisters();
  const population = (counts: number[]): number => Math.ceil(populationFactor * Math.max(...counts));
  const persons = drawPersons(
    seed,
    population([sizes.sales.persons, sizes.accounting.persons, sizes.users.persons]),
    registers,
  );
  const organisations = drawOrganisations(
    seed,
    population([sizes.sales.organisations, sizes.accounting.organisations, sizes.organizations.organisations]),
    registers,
  );
  const random = seededRandom(`${seed}/market`);
  const choose = <T>(list: readonly T[], count: number): readonly T[] => random.shuffle(list).slice(0, count);
  const parties = (size: Size, source: string): readonly Party[] => [
    ...choose(persons, size.persons),
    ...choose(organisations, size.organisations),
    ...drawStrangers(source, size.strangers),
  ];

  const sales = parties(sizes.sales, 'sales');
  const accounting = parties(sizes.accounting, 'accounting');
  const organizations = choose(organisations, sizes.organizations.organisations);
  const users = choose(persons, sizes.users.persons).map((party) => ({ party, employment: null }));
  const distinctStaff = Math.round((rows.users - Math.round(rows.users * (1 - staffShare))) * (1 - userMix.again));
  const staff = drawStaff(seed, distinctStaff, organizations, persons, registers);
  const requesters = [...users, ...staff.map(({ person, employment }) => ({ party: person, employment }))];
  const plain = <P extends Party>(list: readonly P[]) => list.map((party) => ({ party, employment: null }));
  return {
    sales: register(plain(sales), rows.sales, seededRandom(`${seed}/register/sales`)),
    accounting: register(plain(accounting), rows.accounting, seededRandom(`${seed}/register/accounting`)),
    users: register(requesters, rows.users, seededRandom(`${seed}/register/users`)),
    organizations: register(plain(organizations), rows.organizations, seededRandom(`${seed}/register/organizations`)),
  };
}

interface Size {
  readonly persons: number;
  readonly organisations: number;
  readonly strangers: number;
}

function sizeOf(rows: number, mix: Mix): Size {
  const strangers = Math.round(rows * mix.strangers);
  const distinct = Math.round(rows * (1 - mix.again)) - strangers;
  const organisations = Math.round(distinct * mix.organisations);
  return { persons: distinct - organisations, organisations, strangers };
}

const openRegisters = (): Registers => ({
  nationalIds: new UniqueDraws(),
  companyIds: new UniqueDraws(),
  phones: new UniqueDraws(),
  emails: new UniqueDraws(),
  names: new UniqueDraws(),
});

const drawStrangers = (source: string, count: number): Stranger[] =>
  Array.from({ length: count }, (_, number) => ({ kind: 'stranger', entity: `x-${source}-${number + 1}` }));

/** Fills up to `rows` with further entries of customers who are already there; every twentieth customer gets half of them. */
function register<P extends Party>(
  distinct: readonly Omit<Registration<P>, 'day'>[],
  rows: number,
  random: Random,
): Registration<P>[] {
  const known = distinct.filter(({ party }) => party.kind !== 'stranger');
  const regulars = known.filter((_, index) => index % 20 === 0);
  const again = Array.from({ length: known.length === 0 ? 0 : rows - distinct.length }, () =>
    random.pick(random.chance(0.5) ? regulars : known),
  );
  return [...distinct, ...again]
    .map((entry) => ({ ...entry, day: random.int(sinceOf(entry.party), reportDay) }))
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => a.entry.day - b.entry.day || a.index - b.index)
    .map(({ entry }) => entry);
}

const sinceOf = (party: Party): Day => (party.kind === 'stranger' ? foundingDay : party.since);
