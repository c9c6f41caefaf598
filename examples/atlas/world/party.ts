import type { City } from '../words/cities.ts';
import type { LegalForm } from '../words/company-words.ts';
import type { Word } from '../words/word.ts';
import type { Premises } from './address.ts';
import type { Day } from './calendar.ts';
import type { History } from './history.ts';

/** A real person: one entity of the truth, whatever the records say. */
export interface Person {
  readonly kind: 'person';
  readonly entity: string;
  readonly gender: 'male' | 'female';
  /** سید and سیده belong to the name, though many records leave them out. */
  readonly seyed: boolean;
  readonly given: Word;
  readonly family: Word;
  readonly nationalId: string;
  readonly birthDay: Day;
  /** A child may be reachable on the mobile of a parent. */
  readonly mobile: History<string>;
  readonly email: History<string>;
  readonly home: History<Premises>;
  /** First contact with the company; no record of the person is older. */
  readonly since: Day;
}

/** A job at a customer company: the person writes to support from there. */
export interface Employment {
  readonly employer: Organisation;
  readonly email: string;
}

/** A company, shop or branch that is a customer of its own. */
export interface Organisation {
  readonly kind: 'organisation';
  readonly entity: string;
  /** Line of business or kind of shop, before the name; empty words for none. */
  readonly activity: Word;
  readonly name: Word;
  readonly legalForm: LegalForm | null;
  /** City of the branch when this is one («شعبه اصفهان»). */
  readonly branch: City | null;
  readonly companyId: string;
  readonly economicCode: string;
  readonly premises: History<Premises>;
  readonly domain: string;
  readonly email: string;
  /** Mobile number of the person who orders. */
  readonly mobile: History<string>;
  readonly since: Day;
}

/** What the books call «مشتری متفرقه»: nobody knows who it was, and no two of them are the same. */
export interface Stranger {
  readonly kind: 'stranger';
  readonly entity: string;
}

export type Party = Person | Organisation | Stranger;
