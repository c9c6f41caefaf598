import type { ConfigPath } from '../problems/problem.ts';

/** Keys of a source that say how it is reached, with values that validate and lead nowhere (RFC 2606). */
const standIns: Readonly<Record<string, string>> = {
  location: 'not-set.invalid',
  url: 'https://not-set.invalid',
  credentials: 'not-set',
};

/** A harmless value for a text that only says how a source is reached; null for every other text. */
export function accessStandIn([section, , key]: ConfigPath): string | null {
  return section === 'sources' && key !== undefined ? (standIns[key] ?? null) : null;
}
