/** What a publication is judged by, in this order. */
export const gateKinds = ['new_junk', 'largest_cluster', 'merges', 'splits', 'retired', 'critical_fields'] as const;
export type GateKind = (typeof gateKinds)[number];

/** Kinds of changes that are counted over a whole publication. */
export type CountedKind = Exclude<GateKind, 'new_junk' | 'largest_cluster'>;
export type ChangeCounts = Readonly<Record<CountedKind, number>>;

/** Kinds of subjects that may be to blame for changes: of two that explain them as well, the former is blamed. */
export const blameScopes = ['file', 'cause', 'value', 'rule'] as const;

/** What may have brought changes about: a file, a cause such as changed rules, a value that records share, or the field of it. */
export interface Subject {
  readonly scope: (typeof blameScopes)[number];
  /** Names it among those of its scope; never personal data. */
  readonly name: string;
}

/** Pending changes that depend on each other: they are published together or held together. */
export interface ChangeGroup {
  /** The smallest of its records. */
  readonly id: number;
  readonly counts: ChangeCounts;
  /** Records of the largest customer that at least doubles; 0 when none does. */
  readonly largest: number;
  readonly subjects: readonly Subject[];
}

/** A value of an identifying field that records of one file brought, and that few had before. */
export interface SharedValue {
  /** Names field and value; no personal data. */
  readonly subject: string;
  /** New and changed records of the file that have it. */
  readonly records: number;
  /** New and changed records of the file. */
  readonly of: number;
  /** Ids of the groups that these records are in. */
  readonly groups: readonly number[];
}

/** Groups that are held, and why. */
export interface Holding {
  /** `cluster`: a customer that grows too large at once; `kind`: nothing stands out, and all changes of one kind are held. */
  readonly scope: Subject['scope'] | 'cluster' | 'kind';
  /** Of a cluster the id of its group, of a kind its name. */
  readonly subject: string;
  readonly reason: GateKind;
  /** What was found of the reason, and how much of it is allowed. */
  readonly found: number;
  readonly allowed: number;
  /** Ids of groups, ascending. */
  readonly groups: readonly number[];
}
