import type { Random } from '../random.ts';
import { seededRandom, weightedPicker } from '../random.ts';
import {
  companyActivities,
  companyFirstWords,
  companySecondWords,
  legalForms,
  shopKinds,
} from '../words/company-words.ts';
import type { Word } from '../words/word.ts';
import { drawWorkplace, pickCity } from './address.ts';
import { foundingDay, reportDay } from './calendar.ts';
import { drawHistory } from './history.ts';
import { drawCompanyId, drawEconomicCode, drawMobile } from './identifiers.ts';
import { pickFamily } from './names.ts';
import type { Organisation } from './party.ts';
import type { Registers } from './registers.ts';

const pickLegalForm = weightedPicker(legalForms, (_form, rank) => [50, 35, 6, 9][rank] ?? 0);
/** Not numbered yet. */
type Draft = Omit<Organisation, 'entity'>;

const nothing: Word = { persian: '', latin: '' };

/**
 * Draws `count` organisations. Some come in groups: branches of one company in several cities, which share name and
 * mail domain, and sister companies, which share the house, the telephone and half of the name. Each is a customer of its own.
 */
export function drawOrganisations(seed: string, count: number, registers: Registers): Organisation[] {
  const organisations: Draft[] = [];
  for (let number = 0; organisations.length < count; number++) {
    const random = seededRandom(`${seed}/organisation/${number}`);
    const first = drawOrganisation(random, registers);
    const roll = random.next();
    const relatives = random.int(1, 3);
    organisations.push(first);
    for (let i = 0; i < relatives && first.legalForm !== null; i++) {
      if (roll < 0.07) organisations.push(drawBranch(first, random, registers));
      else if (roll < 0.13) organisations.push(drawSister(first, random, registers));
    }
  }
  return organisations
    .slice(0, count)
    .map((organisation, index) => ({ ...organisation, entity: `o${String(index + 1).padStart(5, '0')}` }));
}

function drawOrganisation(random: Random, registers: Registers): Draft {
  const city = pickCity(random);
  const shop = random.chance(0.2);
  const activity = shop ? random.pick(shopKinds) : random.chance(0.6) ? random.pick(companyActivities) : nothing;
  const name = drawName(random, registers, activity, shop);
  const domain = registers.names.draw(() => drawDomain(random, name));
  const since = random.int(foundingDay, reportDay - 60);
  return {
    kind: 'organisation',
    activity,
    name,
    legalForm: shop ? null : pickLegalForm(random),
    branch: null,
    companyId: registers.companyIds.draw(() => drawCompanyId(random)),
    economicCode: registers.companyIds.draw(() => drawEconomicCode(random)),
    premises: drawHistory(random, since, 0.1, () => drawWorkplace(random, city, registers.phones)),
    domain,
    email: `${random.pick(['info', 'info', 'sales', 'office', 'kharid'])}@${domain}`,
    mobile: drawHistory(random, since, 0.15, () => registers.phones.draw(() => drawMobile(random))),
    since,
  };
}

/** A branch has its own place and register entry, but the name, the domain and often the mailbox of its company. */
function drawBranch(company: Draft, random: Random, registers: Registers): Draft {
  let branch = company.premises.first.city;
  registers.names.draw(() => {
    branch = pickCity(random);
    return `${company.activity.persian} ${company.name.persian} ${branch.persian}`;
  });
  return {
    ...drawOrganisation(random, registers),
    activity: company.activity,
    name: company.name,
    legalForm: company.legalForm,
    branch,
    premises: drawHistory(random, company.since, 0.1, () => drawWorkplace(random, branch, registers.phones)),
    domain: company.domain,
    email: random.chance(0.4) ? company.email : `${branch.latin.toLowerCase().replaceAll(' ', '')}@${company.domain}`,
  };
}

/** A sister company works in the same house behind the same reception, in another line of business. */
function drawSister(company: Draft, random: Random, registers: Registers): Draft {
  let { activity, name } = company;
  registers.names.draw(() => {
    activity = random.pick(companyActivities);
    name = random.chance(0.5) ? company.name : joinWords(company.name, random.pick(companyFirstWords));
    return `${activity.persian} ${name.persian}`;
  });
  return {
    ...drawOrganisation(random, registers),
    activity,
    name,
    legalForm: pickLegalForm(random),
    premises: company.premises,
    domain: company.domain,
    email: random.chance(0.5) ? company.email : `${random.pick(['sales', 'office', 'mali'])}@${company.domain}`,
  };
}

/** A name that no other organisation of the same line of business has. */
function drawName(random: Random, registers: Registers, activity: Word, shop: boolean): Word {
  let name = nothing;
  registers.names.draw(() => {
    const words = joinWords(random.pick(companyFirstWords), random.pick(companySecondWords));
    const long = random.chance(0.25) ? joinWords(words, random.pick(companyFirstWords)) : words;
    name = shop && random.chance(0.6) ? pickFamily(random) : long;
    return `${activity.persian} ${name.persian}`;
  });
  return name;
}

const joinWords = (left: Word, right: Word): Word => ({
  persian: `${left.persian} ${right.persian}`,
  latin: `${left.latin} ${right.latin}`,
});

function drawDomain(random: Random, name: Word): string {
  const words = name.latin.toLowerCase().replaceAll('+', '').split(' ');
  const suffix = random.pick(['', '', '', '-co', 'group', '-ir', random.digits(2)]);
  return `${words.join(random.pick(['', '', '-']))}${suffix}.example`;
}
