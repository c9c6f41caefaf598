import { cleanEmails } from './emails/clean-emails.ts';
import { compareEmails } from './emails/compare-emails.ts';
import { emailPartsOf } from './emails/email-parts.ts';
import { emailSketch } from './emails/email-sketch.ts';
import type { FieldType } from './field-type.ts';
import { preparedComparison } from './prepared-comparison.ts';

/**
 * E-mail addresses; one cell may hold several. Served with a lower-case domain; the key is all lower case, without the dots and
 * plus tags that the large providers ignore. An address without @ or without a top-level domain is invalid, but keeps a key.
 *
 * - `exact`: one mailbox. A role mailbox (info@) is legitimate for an organisation; how many share it is left to term frequencies.
 * - `typo`: one edit, or the same personal mailbox at a domain two edits away (gmial.com). Another digit is no typo, but `similar`.
 * - `same_mailbox`: the same personal mailbox at another domain.
 * - `similar`: up to three edits, or mailboxes that are nearly the same. `slightly_similar`: similar mailboxes.
 * - `same_domain`: colleagues at a domain that is not open to the public: weak evidence for one organisation.
 * - `else`: people have more than one address, so it says little.
 */
export const email: FieldType = {
  name: 'email',
  clean: cleanEmails,
  blockingKeys(key) {
    const { mailbox, role } = emailPartsOf(key);
    const exact = { name: 'exact', key };
    if (role || mailbox === '') return [exact];
    const start = { name: 'mailbox_start', key: mailbox.slice(0, 5) };
    return mailbox.length < SHORTEST_MAILBOX ? [exact, start] : [exact, { name: 'mailbox', key: mailbox }, start];
  },
  levels: [
    { name: 'exact', m: 0.68, u: 0.00002 },
    { name: 'typo', m: 0.04, u: 0.00002 },
    { name: 'same_mailbox', m: 0.04, u: 0.0001 },
    { name: 'similar', m: 0.03, u: 0.0006 },
    { name: 'slightly_similar', m: 0.02, u: 0.006 },
    { name: 'same_domain', m: 0.012, u: 0.006 },
    { name: 'else', m: 0.178, u: 0.98726 },
  ],
  ...preparedComparison(emailPartsOf, compareEmails),
  sketch: emailSketch,
  unique: false,
};

/** Shorter mailboxes are initials, which many share; longer ones that many share make no block either (`BlockLimits`). */
const SHORTEST_MAILBOX = 4;
