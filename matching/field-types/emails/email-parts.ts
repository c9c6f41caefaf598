import { isPublicDomain } from './domains.ts';
import { isRoleMailbox } from './mailboxes.ts';

/** An e-mail key taken apart for comparison. */
export interface EmailParts {
  readonly key: string;
  /** Everything before the @; the whole key of an address without one. */
  readonly mailbox: string;
  readonly domain: string;
  /** True for info@ and the like, whose mailbox says nothing about who it is. */
  readonly role: boolean;
  /** True for a mailbox long enough to be one person's at any provider. */
  readonly personal: boolean;
  /** True for a domain that is not open to the public. */
  readonly private: boolean;
}

export function emailPartsOf(key: string): EmailParts {
  const at = key.lastIndexOf('@');
  const mailbox = at < 0 ? key : key.slice(0, at);
  const domain = at < 0 ? '' : key.slice(at + 1);
  const role = isRoleMailbox(mailbox);
  return {
    key,
    mailbox,
    domain,
    role,
    personal: mailbox.length >= 5 && !role,
    private: domain !== '' && !isPublicDomain(domain),
  };
}
