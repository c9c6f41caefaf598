import type { EvidenceRole } from './evidence-role.ts';

/** The classes of pairs, besides unrelated ones. */
export const pairClasses = ['same', 'moved', 'household'] as const;
export type PairClass = (typeof pairClasses)[number];

/**
 * What the model takes for granted about a kind of evidence. Without such ties the classes switch meaning during training
 * ("moved" becomes "similar e-mail"); measured in docs/matching.md.
 */
export interface ClassRules {
  /** Share of pairs of one customer that agree exactly, before training. */
  readonly same: number;
  /** Of the pairs of one customer that do not agree exactly, the share whose values are corrupted forms of each other, before training. */
  readonly corrupted: number;
  /** For evidence of the place: the same for customers who moved (`independent`: a new place tells nothing of the old). */
  readonly moved: number | 'independent' | 'as same';
  /** In one household or premises. */
  readonly household: number | 'independent';
  /** Two people of one household have a value of their own: at most `MOST_OWN_SHARED` agree, and never inexactly. */
  readonly own: boolean;
  /** Roles whose agreement makes agreement by chance more likely. */
  readonly dependsOn: readonly EvidenceRole[];
}

/** Namesakes and twins in one household. */
export const MOST_OWN_SHARED = 0.01;

export const classRules: Readonly<Record<EvidenceRole, ClassRules>> = {
  given: { same: 0.8, corrupted: 0.975, moved: 'as same', household: 0.003, own: true, dependsOn: [] },
  family: { same: 0.82, corrupted: 0.9, moved: 'as same', household: 0.8, own: false, dependsOn: [] },
  organisation: { same: 0.7, corrupted: 0.95, moved: 'as same', household: 'independent', own: false, dependsOn: [] },
  text: {
    same: 0.7,
    corrupted: 0.6,
    moved: 'as same',
    household: 0.1,
    own: false,
    dependsOn: ['given', 'family'],
  },
  identifier: { same: 0.93, corrupted: 0.7, moved: 'as same', household: 'independent', own: false, dependsOn: [] },
  birth: { same: 0.88, corrupted: 0.8, moved: 'as same', household: 0.006, own: true, dependsOn: [] },
  email: {
    same: 0.72,
    corrupted: 0.4,
    moved: 'as same',
    household: 0.12,
    own: false,
    dependsOn: ['given', 'family', 'organisation'],
  },
  phone: { same: 0.68, corrupted: 0.3, moved: 'as same', household: 0.4, own: false, dependsOn: [] },
  address: {
    same: 0.75,
    corrupted: 0.6,
    moved: 'independent',
    household: 0.9,
    own: false,
    dependsOn: ['postcode', 'city'],
  },
  city: { same: 0.88, corrupted: 0.6, moved: 0.1, household: 0.95, own: false, dependsOn: ['postcode'] },
  postcode: { same: 0.82, corrupted: 0.6, moved: 0, household: 0.95, own: false, dependsOn: [] },
  category: { same: 0.9, corrupted: 0.0, moved: 'as same', household: 0.5, own: false, dependsOn: ['given'] },
  affiliation: { same: 0.3, corrupted: 0.3, moved: 'as same', household: 0.3, own: false, dependsOn: [] },
};

/** Which classes can be told apart with the evidence that a profile has. */
export function possibleClasses(roles: ReadonlySet<EvidenceRole>): readonly PairClass[] {
  const place = roles.has('address') || roles.has('postcode');
  const own = roles.has('given') || roles.has('birth') || roles.has('identifier');
  const people = own && roles.has('family');
  const named = people || roles.has('organisation') || roles.has('text');
  return [
    'same' as const,
    ...(own && (place || roles.has('city')) ? (['moved'] as const) : []),
    ...((place || roles.has('phone')) && named ? (['household'] as const) : []),
  ];
}
