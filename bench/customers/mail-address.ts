import type { Random } from '../../examples/atlas/random.ts';
import type { Word, World } from './world.ts';

/** A new e-mail address of a person: made of the names, with a number or a year where many have the same; at a company of its names only. */
export function mailAddress(
  world: World,
  random: Random,
  names: { readonly given: Word; readonly family: Word; readonly birth: string },
  company: Word | null,
): string {
  const given = slug(names.given.latin[0]!);
  const family = slug(names.family.latin[0]!);
  if (company !== null) return `${given}.${family}@${slug(company.latin[0]!)}.com`;
  const year = names.birth.slice(2, 4);
  const number = random.int(1, 999);
  return `${localPart(random.int(0, 7), given, family, year, number)}@${world.mailDomain(random)}`;
}

function localPart(style: number, given: string, family: string, year: string, number: number): string {
  switch (style) {
    case 0:
      return `${given}.${family}`;
    case 1:
      return `${given}${family}${number}`;
    case 2:
      return `${given.charAt(0)}${family}${number}`;
    case 3:
      return `${given}${year}${number}`;
    case 4:
      return `${given}.${family}${year}`;
    case 5:
      return `${given}_${family}${number % 100}`;
    case 6:
      return `${family}${given.charAt(0)}${number}`;
    default:
      return `${given}${family}${year}`;
  }
}

function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
