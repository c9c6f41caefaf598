/** True for mailboxes of a function rather than a person: info@, sales@. */
export function isRoleMailbox(mailbox: string): boolean {
  return roles.has(mailbox);
}

/** True for mailboxes that nobody reads, or that stand for "no address". */
export function isDummyMailbox(mailbox: string): boolean {
  return (
    dummies.has(mailbox) || /^(.)\1*$/.test(mailbox) || /^(?:test|asdf?|qwe(?:rty?)?|abc|xyz)\d{0,4}$/.test(mailbox)
  );
}

const roles: ReadonlySet<string> = new Set(
  (
    'info sales sale office contact support admin administrator webmaster postmaster marketing hr jobs billing accounting accounts ' +
    'finance procurement purchase purchasing order orders help helpdesk service services mail email customer crm export import manager ' +
    'management secretary reception commercial bazargani forosh foroosh kharid mali edari'
  ).split(' '),
);

const dummies: ReadonlySet<string> = new Set(
  (
    'none no noone nobody na null nil nomail noemail no-mail no-email no_mail no_email noreply no-reply no_reply donotreply do-not-reply ' +
    'nothing empty unknown undefined dummy fake example sample yourname your.name username nadarad nadare'
  ).split(' '),
);
