import type { FieldType } from '../field-types/field-type.ts';
import type { ProfileField } from '../profile.ts';
import { kindCodes } from '../table/record-table.ts';
import { classRules } from './class-rules.ts';
import { type EvidenceRole, evidenceRole } from './evidence-role.ts';

/** One comparison of a pair: a column under one role. */
export interface Comparison {
  /** Index into the table's columns. */
  readonly column: number;
  readonly field: ProfileField;
  readonly type: FieldType;
  readonly role: EvidenceRole;
  /** By the kind codes of both rows, or-ed: whether the comparison applies. An unknown kind goes with either. */
  readonly applies: readonly boolean[];
  /** Comparisons on which agreement by chance depends (`ClassRules.dependsOn`), as indices into the list of comparisons. */
  readonly parents: readonly number[];
}

const { person, organisation } = kindCodes;
const EITHER = [true, true, true, true] as const;
const NOT_FOR_ORGANISATIONS = EITHER.map((_, kinds) => kinds !== organisation);
const NOT_FOR_PERSONS = EITHER.map((_, kinds) => kinds !== person);
const ONLY_FOR_PERSONS = EITHER.map((_, kinds) => kinds === person);

/**
 * The comparisons of a table's columns, the same for every table of a profile. Persons compare their own names, organisations
 * theirs; the organisation of a person is an affiliation and a comparison of its own.
 */
export function comparisonsOf(
  columns: readonly { readonly field: ProfileField; readonly type: FieldType }[],
): readonly Comparison[] {
  const own = columns.map(({ field, type }, column) => {
    const role = evidenceRole(field);
    return { column, field, type, role, applies: kindsOf(role) };
  });
  const employers = own
    .filter(({ role }) => role === 'organisation')
    .map((each) => ({ ...each, role: 'affiliation' as const, applies: ONLY_FOR_PERSONS }));
  const all = [...own, ...employers];
  return all.map((each, index) => ({ parents: parentsOf(each.role, index, all), ...each }));
}

function kindsOf(role: EvidenceRole): readonly boolean[] {
  if (role === 'given' || role === 'family') return NOT_FOR_ORGANISATIONS;
  return role === 'organisation' ? NOT_FOR_PERSONS : EITHER;
}

/** The first comparison of each role that the rules name. */
function parentsOf(role: EvidenceRole, index: number, all: readonly { readonly role: EvidenceRole }[]): number[] {
  return classRules[role].dependsOn
    .map((parent) => all.findIndex((other) => other.role === parent))
    .filter((parent) => parent >= 0 && parent !== index);
}

/** How a comparison agrees for those that depend on it, by level: not at all, really, or nearly. */
export function agreementByLevel({ type, role }: Pick<Comparison, 'type' | 'role'>): readonly Agreement[] {
  const isName = role === 'given' || role === 'family' || role === 'organisation';
  return type.levels.map(({ name }) => {
    if (same.has(name) || (isName && sameName.has(name))) return AGREES;
    // Neighbouring postcodes are two places.
    return name === 'typo' ? NEARLY : DISAGREES;
  });
}

export const DISAGREES = 0;
export const AGREES = 1;
export const NEARLY = 2;
export type Agreement = typeof DISAGREES | typeof AGREES | typeof NEARLY;
/** Number of kinds of agreement: a bucket of dependence has one digit of this base for each parent. */
export const AGREEMENTS = 3;

const same: ReadonlySet<string> = new Set(['exact', 'same_tokens', 'sounds_alike']);
/** A mistyped or short name, or names in each other's place, still make the same e-mail address. */
const sameName: ReadonlySet<string> = new Set([
  'typo',
  'alias',
  'similar',
  'initial',
  'swapped',
  'abbreviation',
  'subset',
]);

/** Digit of a parent in a bucket. */
export function agreementOf(bucket: number, parent: number): Agreement {
  return (Math.floor(bucket / AGREEMENTS ** parent) % AGREEMENTS) as Agreement;
}
