import type { Random } from '../random.ts';
import type { Day } from './calendar.ts';
import { foundingDay, reportDay } from './calendar.ts';
import type { Employment, Party } from './party.ts';

/** Somebody whom a source knows, and for which company they write, if for any. */
export interface Customer<P extends Party> {
  readonly party: P;
  readonly employment: Employment | null;
}

/** One record to be written: whom it is about, and when somebody wrote it down. */
export interface Registration<P extends Party> extends Customer<P> {
  readonly day: Day;
}

/** Shares of a source's rows. */
export interface Mix {
  /** Rows that enter a customer once more who is already there. */
  readonly again: number;
  readonly strangers: number;
  /** Of the distinct customers. */
  readonly organisations: number;
}

/** How many distinct customers of each kind a source has. */
export interface Counts {
  readonly persons: number;
  readonly organisations: number;
  readonly strangers: number;
}

export function countCustomers(rows: number, mix: Mix): Counts {
  const strangers = Math.round(rows * mix.strangers);
  const distinct = Math.round(rows * (1 - mix.again)) - strangers;
  const organisations = Math.round(distinct * mix.organisations);
  return { persons: distinct - organisations, organisations, strangers };
}

/**
 * Registers every customer once and then, up to `rows`, some of them again: half of the further entries fall on every
 * twentieth customer, so that a few have many. In the order of the days.
 */
export function register<P extends Party>(
  random: Random,
  rows: number,
  customers: readonly Customer<P>[],
): readonly Registration<P>[] {
  const known = customers.filter(({ party }) => party.kind !== 'stranger');
  const regulars = known.filter((_, index) => index % 20 === 0);
  const again = Array.from({ length: known.length === 0 ? 0 : rows - customers.length }, () =>
    random.pick(random.chance(0.5) ? regulars : known),
  );
  return [...customers, ...again]
    .map((customer) => ({ ...customer, day: random.int(sinceOf(customer.party), reportDay) }))
    .sort((a, b) => a.day - b.day);
}

const sinceOf = (party: Party): Day => (party.kind === 'stranger' ? foundingDay : party.since);
