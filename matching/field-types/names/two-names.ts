import type { KnownName } from './known-names.ts';

/**
 * True for two common names that are not forms of one (حسن, حسین; Zahra, Zohreh): two persons, often brothers or sisters in one
 * household, where a typing error is the worse explanation. Names of one language only: that a mistyped English name (Alie for
 * Alice) sounds like a Persian one says nothing.
 */
export function areTwoNames(a: KnownName, b: KnownName): boolean {
  return (a.languages & b.languages) !== 0 && !shareOne(a.groups, b.groups);
}

export function shareOne(a: readonly string[], b: readonly string[]): boolean {
  return a.some((name) => b.includes(name));
}
