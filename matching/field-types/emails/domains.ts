/** True for providers where anybody opens a mailbox: sharing the domain says nothing. */
export function isPublicDomain(domain: string): boolean {
  return publicDomains.has(domain);
}

/** True for domains of documentation and of people who do not want to give their address. */
export function isDummyDomain(domain: string): boolean {
  return dummyDomains.has(domain) || domain.endsWith('.invalid') || domain.endsWith('.test');
}

/** Providers that deliver name+anything to name. */
export function ignoresPlusTag(domain: string): boolean {
  return plusDomains.has(domain);
}

const plusDomains: ReadonlySet<string> = new Set([
  'gmail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'icloud.com',
  'me.com',
  'fastmail.com',
  'proton.me',
  'protonmail.com',
]);

const publicDomains: ReadonlySet<string> = new Set([
  ...plusDomains,
  'yahoo.com',
  'ymail.com',
  'rocketmail.com',
  'yahoo.co.uk',
  'msn.com',
  'aol.com',
  'mail.com',
  'gmx.com',
  'gmx.de',
  'web.de',
  'mail.ru',
  'yandex.com',
  'yandex.ru',
  'zoho.com',
  'chmail.ir',
  'mailfa.com',
  'mailfa.org',
  'mihanmail.ir',
  'iran.ir',
  'post.ir',
  'vatanmail.ir',
]);

const dummyDomains: ReadonlySet<string> = new Set([
  'example.com',
  'example.org',
  'example.net',
  'example.ir',
  'test.com',
  'test.ir',
  'test.test',
  'email.com',
  'domain.com',
  'none.com',
  'no.com',
  'noemail.com',
  'nomail.com',
  'noone.com',
  'abc.com',
  'asdf.com',
  'xxx.com',
  'xyz.xyz',
  'a.com',
  'aa.com',
  'aaa.com',
  'b.com',
  'mail.mail',
]);
