import type { KnownName } from './known-names.ts';

/**
 * True for two common names that are not forms of one (حسن, حسین; Zahra, Zohreh): two persons, often brothers or sisters in one
 * household, where a typing error is the worse explanation.
 */
export function areTwoNames(a: KnownName, b: KnownName): boolean {
  return a.groups.length > 0 && b.groups.length > 0 && !shareOne(a.groups, b.groups);
}

export function shareOne(a: readonly string[], b: readonly string[]): boolean {
  return a.some((name) => b.includes(name));
}
