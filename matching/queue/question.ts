import type { HardConflict } from '../evidence.ts';
import type { GateKind } from '../gate/change-group.ts';
import type { Contradiction } from '../golden-record.ts';
import type { HeldCluster, PossibleMatch } from '../match-result.ts';
import type { SurvivorshipWarning } from '../survivorship/warnings.ts';

/** What people are asked about. */
export const questionKinds = [
  'possible_match',
  'contradiction',
  'held_cluster',
  'contested_decision',
  'suspicious_deletions',
  'generic_value',
  'held_changes',
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Warnings about a decision on a field, by which a person learns that its ground has changed. */
export type PinWarning = Exclude<SurvivorshipWarning['kind'], 'unlisted_value'>;

/**
 * A question and why it is asked. `generic_value`: so many records that wait for people share one value that the value itself
 * is in doubt. `held_changes`: changes of a run go beyond a limit and are not published.
 */
export type AskedWhy =
  | { readonly kind: 'possible_match'; readonly reason: PossibleMatch['reason'] }
  | { readonly kind: 'held_cluster'; readonly reason: HeldCluster['reason'] }
  | { readonly kind: 'contested_decision'; readonly reason: HardConflict['reason'] | PinWarning }
  | { readonly kind: 'contradiction'; readonly reason: Contradiction['reason'] }
  | { readonly kind: 'suspicious_deletions'; readonly reason: 'vanished' }
  | { readonly kind: 'generic_value'; readonly reason: 'shared' }
  | { readonly kind: 'held_changes'; readonly reason: GateKind };
export type QuestionReason = AskedWhy['reason'];
