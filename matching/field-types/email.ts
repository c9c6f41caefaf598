import { sameDigits } from '../text/digits.ts';
import { boundedOsa } from '../text/edit-distance.ts';
import { cleanEmails } from './emails/clean-emails.ts';
import { isPublicDomain } from './emails/domains.ts';
import { isRoleMailbox } from './emails/mailboxes.ts';
import type { FieldType } from './field-type.ts';

/**
 * E-mail addresses; one cell may hold several. Served with a lower-case domain; the key is all lower case, without the dots and
 * plus tags that the large providers ignore.
 *
 * - `exact`: one mailbox. A role mailbox (info@) is legitimate for an organisation; how many share it is left to term frequencies.
 * - `typo`: one edit in the mailbox, or the same mailbox at a domain two edits away (gmial.com).
 * - `same_mailbox`: the same personal mailbox at another domain.
 * - `same_domain`: colleagues at a domain that is not open to the public: weak evidence for one organisation.
 * - `else`: people have more than one address, so it says little.
 */
export const email: FieldType = {
  name: 'email',
  clean: cleanEmails,
  blockingKeys(key) {
    const [mailbox, domain] = partsOf(key);
    const exact = { name: 'exact', key };
    return mailbox.length < 5 || isRoleMailbox(mailbox) || domain === ''
      ? [exact]
      : [exact, { name: 'mailbox', key: mailbox }];
  },
  levels: [
    { name: 'exact', m: 0.72, u: 0.00002, termFrequency: true },
    { name: 'typo', m: 0.03, u: 0.00003 },
    { name: 'same_mailbox', m: 0.04, u: 0.0001 },
    { name: 'same_domain', m: 0.02, u: 0.004 },
    { name: 'else', m: 0.19, u: 0.99585 },
  ],
  compare(a, b) {
    if (a === b) return 0;
    const [mailboxA, domainA] = partsOf(a);
    const [mailboxB, domainB] = partsOf(b);
    if (mailboxA === mailboxB) {
      if (boundedOsa(domainA, domainB, 2) <= 2) return 1;
      return mailboxA.length >= 5 && !isRoleMailbox(mailboxA) ? 2 : 4;
    }
    if (domainA !== domainB) return 4;
    if (isMailboxTypo(mailboxA, mailboxB)) return 1;
    return isPublicDomain(domainA) ? 4 : 3;
  },
  unique: false,
};

function partsOf(key: string): readonly [string, string] {
  const at = key.lastIndexOf('@');
  return [key.slice(0, at), key.slice(at + 1)];
}

/** One edit in six characters and more; another number is another person (ali.r61, ali.r62). */
function isMailboxTypo(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 6 && boundedOsa(a, b, 1) <= 1 && sameDigits(a, b);
}
