import type { FieldValue } from '../../normalized-record.ts';
import { canonicalText } from '../../text/canonical-text.ts';
import { comparableText } from '../../text/comparable-text.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import { brokenValue, fieldValue } from '../field-value.ts';
import { ignoresPlusTag, isDummyDomain, isPublicDomain } from './domains.ts';
import { isDummyMailbox, isRoleMailbox } from './mailboxes.ts';

/** All addresses of a cell, in order, each once; one invalid or junk value when there is none. */
export function cleanEmails(raw: string): readonly FieldValue[] {
  const text = canonicalText(raw);
  const found = text.match(address) ?? [];
  const values: FieldValue[] = [];
  for (const candidate of found) {
    const cleaned = cleanAddress(found.length === 1 ? raw : candidate, candidate);
    if (!values.some((value) => value.value === cleaned.value)) values.push(cleaned);
  }
  if (values.length > 0) return values;
  const lower = text.toLowerCase();
  const junk = isPlaceholder(comparableText(text)) || isPublicDomain(lower.replace(beforeDomain, ''));
  return [junk ? fieldValue(raw, text, '', 'junk') : broken(raw, text, lower)];
}

/**
 * An address that is not well-formed. Its key is what is left of it, when that can be the remains of one: five characters of mail addresses or more,
 * with an @ or a dot among them.
 */
function broken(raw: string, value: string, lower: string): FieldValue {
  return brokenValue(raw, value, remains.test(lower) && hasSeparator.test(lower) ? lower : '');
}

/** Anything around one @ that is not a separator of lists, brackets, quotes or white space. */
const address = /[^\s<>()[\]{},;:،؛|/"«»]+@[^\s<>()[\]{},;:،؛|/"«»]+/g;
const wrapping = /^[.']+|[.']+$/g;
const beforeDomain = /^@?(?:www\.)?/;
const remains = /^[a-z0-9!#$%&'*+=?^_`{}~.@-]{5,}$/;
const hasSeparator = /[@.]/;
/** RFC 5322 dot-atom. */
const mailboxSyntax = /^[a-z0-9!#$%&'*+=?^_`{}~-]+(?:\.[a-z0-9!#$%&'*+=?^_`{}~-]+)*$/i;
/** Host name by RFC 1123 with at least two labels and a top level of letters or punycode. */
const domainSyntax = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})$/;

function cleanAddress(raw: string, candidate: string): FieldValue {
  const trimmed = candidate.replace(wrapping, '');
  const at = trimmed.lastIndexOf('@');
  const mailbox = trimmed.slice(0, at);
  const domain = trimmed.slice(at + 1).toLowerCase();
  const value = `${mailbox}@${domain}`;
  const lower = mailbox.toLowerCase();
  if (isJunk(lower, domain)) return fieldValue(raw, value, '', 'junk');
  const valid =
    mailbox.length <= 64 && domain.length <= 253 && mailboxSyntax.test(mailbox) && domainSyntax.test(domain);
  return valid ? fieldValue(raw, value, keyOf(lower, domain), 'valid') : broken(raw, value, `${lower}@${domain}`);
}

function isJunk(mailbox: string, domain: string): boolean {
  if (isDummyMailbox(mailbox) || isDummyDomain(domain)) return true;
  if (isRoleMailbox(mailbox) && isPublicDomain(domain)) return true;
  return mailbox.length <= 3 && domain.startsWith(`${mailbox}.`);
}

function keyOf(mailbox: string, domain: string): string {
  const home = domain === 'googlemail.com' ? 'gmail.com' : domain;
  const plus = mailbox.indexOf('+');
  const untagged = plus > 0 && ignoresPlusTag(home) ? mailbox.slice(0, plus) : mailbox;
  return `${home === 'gmail.com' ? untagged.replaceAll('.', '') : untagged}@${home}`;
}
