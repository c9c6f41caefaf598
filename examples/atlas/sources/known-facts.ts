import { junk } from '../noise/junk.ts';
import { slipDigit } from '../noise/number-slip.ts';
import type { Random } from '../random.ts';
import type { Premises } from '../world/address.ts';
import type { Day } from '../world/calendar.ts';
import { valueOn } from '../world/history.ts';
import type { Organisation, Person } from '../world/party.ts';

/** What a clerk knows about a customer, right or wrong, before it is written in the notation of the source. Empty: not asked for. */
export interface KnownFacts {
  readonly nationalId: string;
  readonly companyId: string;
  readonly economicCode: string;
  readonly mobile: string;
  readonly landline: string;
  readonly email: string;
  readonly postcode: string;
  /** Whether the address is known at all. */
  readonly address: Premises | null;
  readonly city: string;
  readonly province: string;
}

/** Probability that a source asks for each fact and gets an answer. */
export interface Diligence {
  readonly identifier: number;
  readonly mobile: number;
  readonly landline: number;
  readonly email: number;
  readonly address: number;
  readonly postcode: number;
  /** Probability of a slip in each number. */
  readonly slip: number;
  /** Probability that a missing fact is filled with a dummy. */
  readonly junk: number;
}

/** What a clerk learns about a customer on a day. Most ask once more when nothing at all would tell who the customer is. */
export function learnFacts(random: Random, party: Person | Organisation, day: Day, diligence: Diligence): KnownFacts {
  const facts = askOnce(random, party, day, diligence);
  const reachable = [facts.nationalId, facts.companyId, facts.mobile].some((value) => value.length > 9);
  return reachable || random.chance(0.15) ? facts : { ...facts, mobile: valueOn(party.mobile, day) };
}

function askOnce(random: Random, party: Person | Organisation, day: Day, diligence: Diligence): KnownFacts {
  const ask = (value: string, probability: number, dummies: readonly string[]): string => {
    if (value !== '' && random.chance(probability))
      return random.chance(diligence.slip) ? slipDigit(random, value) : value;
    return random.chance(diligence.junk) ? random.pick(dummies) : '';
  };
  const premises = valueOn(party.kind === 'person' ? party.home : party.premises, day);
  const company = party.kind === 'organisation' ? party : null;
  const email = party.kind === 'person' ? valueOn(party.email, day) : party.email;
  const hasAddress = random.chance(diligence.address);
  const hasCity = hasAddress || random.chance(0.6);
  return {
    nationalId: party.kind === 'person' ? ask(party.nationalId, diligence.identifier, junk.nationalIds) : '',
    companyId: company === null ? '' : ask(company.companyId, diligence.identifier, ['00000000000']),
    economicCode: company === null ? '' : ask(company.economicCode, 0.5, ['000000000000']),
    mobile: ask(valueOn(party.mobile, day), company === null ? diligence.mobile : diligence.mobile * 0.6, junk.mobiles),
    landline: ask(premises.landline ?? '', company === null ? diligence.landline : 0.85, junk.landlines),
    email: random.chance(diligence.email) ? email : random.chance(diligence.junk) ? random.pick(junk.emails) : '',
    postcode: ask(premises.postcode, diligence.postcode, junk.postcodes),
    address: hasAddress ? premises : null,
    city: hasCity ? premises.city.persian : '',
    province: hasCity ? premises.city.province : '',
  };
}

/** What is known about «مشتری متفرقه». */
export const nothingKnown: KnownFacts = {
  nationalId: '',
  companyId: '',
  economicCode: '',
  mobile: '',
  landline: '',
  email: '',
  postcode: '',
  address: null,
  city: '',
  province: '',
};
