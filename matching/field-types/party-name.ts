import type { PartyKind } from '../normalized-record.ts';
import { canonicalText } from '../text/canonical-text.ts';
import { looksLikeOrganisation } from './organisations/looks-like-organisation.ts';

export { looksLikeOrganisation } from './organisations/looks-like-organisation.ts';

/** What a column that names persons and organisations alike holds in one cell. */
export interface PartyName {
  readonly kind: PartyKind;
  readonly value: string;
}

/**
 * Tells whether a name is a person's or an organisation's. A name with a title before it (آقای, Dr.) is a person's; one with a legal form
 * or a word of organisations is an organisation's; any other counts as a person's.
 */
export function splitPartyName(raw: string): PartyName {
  const value = canonicalText(raw);
  return { kind: !startsWithTitle.test(value) && looksLikeOrganisation(value) ? 'organisation' : 'person', value };
}

/** Titles that only people have; دکتر and مهندس also head practices and firms. */
const startsWithTitle = /^(?:جناب|سرکار|آقای|اقای|آقا|اقا|خانم|خانوم|mr|mrs|ms|miss)[\s.]/iu;
