import type { Random } from '../random.ts';
import type { Organisation } from '../world/party.ts';
import { romanise } from './latin-spelling.ts';
import { slip, writeJoints } from './persian-text.ts';

/** A company's name as a clerk types it, with or without line of business and legal form. */
export function writeCompanyName(random: Random, company: Organisation, slipProbability: number): string {
  const joined = writeJoints(random, company.name.persian);
  const name = random.chance(slipProbability) ? slip(random, joined) : joined;
  const activity = random.chance(0.92) ? company.activity.persian : '';
  const branch =
    company.branch === null ? '' : random.pick([`شعبه ${company.branch.persian}`, `- ${company.branch.persian}`]);
  const core = [activity, name, branch].filter((part) => part !== '').join(' ');
  if (company.legalForm === null) return core;
  const form = company.legalForm.persian;
  switch (random.int(0, 7)) {
    case 0:
    case 1:
      return `شرکت ${core}`;
    case 2:
      return `شرکت ${core} (${form})`;
    case 3:
      return `شرکت ${core} ${form.startsWith('مسئولیت') ? `با ${form}` : form}`;
    case 4:
      return `${core} - ${form}`;
    case 5:
      return `ش. ${core}`;
    default:
      return core;
  }
}

/** The name on the letterhead: Latin letters, the line of business translated, the legal form abbreviated. */
export function writeLatinCompanyName(random: Random, company: Organisation): string {
  const name = capitalise(romanise(random, company.name));
  const activity = random.chance(0.8) ? company.activity.latin : '';
  const branch =
    company.branch === null ? '' : random.pick([`${company.branch.latin} Branch`, `(${company.branch.latin})`]);
  const form =
    company.legalForm === null ? '' : random.pick(['Co.', 'Co.', 'Company', company.legalForm.latin, 'Co. Ltd.', '']);
  const written = [name, activity, form, branch].filter((part) => part !== '').join(' ');
  return random.chance(0.1) ? written.toUpperCase() : written;
}

const capitalise = (text: string): string => text.replace(/(^| )[a-z]/gu, (letter) => letter.toUpperCase());
