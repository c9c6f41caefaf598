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
  const own = columns.map(({ field, type }, column) => ({ column, field, type, role: evidenceRole(field) }));
  const employers = own
    .filter(({ role }) => role === 'organisation')
    .map((each) => ({ ...each, role: 'affiliation' as const, applies: ONLY_FOR_PERSONS }));
  const all = [...own.map((each) => ({ ...each, applies: kindsOf(each.role) })), ...employers];
  return all.map((each, index) => ({ ...each, parents: parentsOf(each.role, index, all) }));
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

/** Worst level of a comparison that still counts as agreement for those that depend on it. */
export function lastAgreeingLevel(type: FieldType): number {
  let last = 0;
  for (const [level, { name }] of type.levels.entries()) if (agreeing.has(name)) last = level;
  return last;
}

const agreeing: ReadonlySet<string> = new Set(['exact', 'same_tokens', 'sounds_alike', 'typo']);
