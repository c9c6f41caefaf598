import type { CustomerId } from '../../matching/ids.ts';
import type { DecisionId } from './decision-store.ts';
import type { Counts, RunId } from './run-store.ts';

declare const brand: unique symbol;
/** Id of a hold: a positive integer that people see. */
export type HoldId = number & { readonly [brand]: 'HoldId' };
export const toHoldId = (id: number): HoldId => id as HoldId;

/** Pending changes that depend on each other: they are published together or held together. */
export interface PendingGroup {
  /** Smallest record of the group. */
  readonly id: number;
  /** Changes by kind: `merges`, `splits`, `retired`, `critical_fields`. */
  readonly counts: Counts;
  /** Records of the largest customer that it makes. */
  readonly largest: number;
  /** Files that changed records of it in this run. */
  readonly files: readonly string[];
  /** Of the strongest new edge: the blocking rules that brought the pair. */
  readonly rules: readonly string[];
}

/** What is held back and why. */
export interface Holding {
  readonly scope: 'file' | 'rule' | 'value' | 'source' | 'cluster' | 'kind';
  /** The file, rule or source, or the digest of a value: never personal data. */
  readonly subject: string;
  readonly reason: string;
  readonly counts: Counts;
  readonly groups: readonly number[];
}

export interface StoredHold extends Omit<Holding, 'groups'> {
  readonly id: HoldId;
  readonly run: RunId;
  /** ISO 8601, UTC. */
  readonly openedAt: string;
  /** Customers, as published, that it keeps from changing; at most a hundred. */
  readonly customers: readonly CustomerId[];
}

/** The gate before publication. */
export interface PublicationStore {
  readonly groups: () => AsyncIterable<readonly PendingGroup[]>;
  /** Number of live customers, as published. */
  readonly customers: () => Promise<number>;
  /** Replaces what is held: the groups of these holdings stay pending, except of those that a person released. */
  readonly hold: (run: RunId, holdings: readonly Holding[]) => Promise<void>;
  /** Open holds, newest first. */
  readonly holds: () => Promise<readonly StoredHold[]>;
  /** @throws `hold.not_found` when no open hold has the id */
  readonly release: (id: HoldId, by: DecisionId) => Promise<void>;
}
