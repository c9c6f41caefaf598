import type { OrganisationParts } from './organisation-parts.ts';

/** True when one name is short for the other. Symmetric. */
export function isAbbreviation(a: OrganisationParts, b: OrganisationParts): boolean {
  return areInitials(a, b) || areInitials(b, a) || hasShortWords(a, b);
}

/** "IKCO" stands for the first letters of three words or more. */
function areInitials(short: OrganisationParts, long: OrganisationParts): boolean {
  return long.company.length >= 3 && long.company.length <= 6 && isLetters(short) && short.glued === long.initials;
}

function isLetters({ company, glued }: OrganisationParts): boolean {
  return company.length === 1 || company.length === glued.length;
}

/**
 * "Arts Deli" and "Arts Delicatessen": the same first word, one of the company's own, and each other word equal or cut off after three letters or
 * more, by two or more. In Latin letters only: in Persian پارس and پارسیان are two names, and no word is shortened so.
 */
function hasShortWords(a: OrganisationParts, b: OrganisationParts): boolean {
  if (a.company.length !== b.company.length || a.company[0] !== b.company[0]) return false;
  if (a.own[0] !== a.company[0] || b.own[0] !== b.company[0]) return false;
  return a.company.every((word, i) => word === b.company[i] || isCutOff(word, b.company[i]!));
}

function isCutOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= 3 && long.length >= short.length + 2 && latin.test(short) && long.startsWith(short);
}

const latin = /^[a-z]+$/;
