import { boundedOsa } from '../../text/edit-distance.ts';
import { jaroWinkler } from '../../text/jaro-winkler.ts';
import type { EmailParts } from './email-parts.ts';

/** Similarity of mailboxes from which two are `similar`, and `slightly_similar`. */
export const SIMILAR = 0.92;
export const SLIGHTLY_SIMILAR = 0.8;
/** Edits in the whole address up to which two are `similar`. */
export const MOST_EDITS = 3;

/** Level of two different addresses; see `email.ts` for what each level means. */
export function compareEmails(a: EmailParts, b: EmailParts): number {
  const edits = boundedOsa(a.key, b.key, MOST_EDITS);
  const sameMailbox = a.mailbox === b.mailbox;
  if (edits === 1 && !isOtherNumber(a.key, b.key)) return 1;
  if (sameMailbox && a.personal) return boundedOsa(a.domain, b.domain, 2) <= 2 ? 1 : 2;
  if (edits <= MOST_EDITS && !(a.role && sameMailbox)) return 3;
  if (sameMailbox && !a.role) return 4;
  const similarity = a.role || b.role ? 0 : jaroWinkler(a.mailbox, b.mailbox);
  if (similarity >= SIMILAR) return 3;
  if (similarity >= SLIGHTLY_SIMILAR) return 4;
  return a.domain === b.domain && a.private ? 5 : 6;
}

/** True when the two first differ in a digit each: another number is another person (ali.r61, ali.r62). */
function isOtherNumber(a: string, b: string): boolean {
  let i = 0;
  while (a.charCodeAt(i) === b.charCodeAt(i)) i++;
  return isDigit(a.charCodeAt(i)) && isDigit(b.charCodeAt(i));
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
