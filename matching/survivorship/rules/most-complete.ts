import type { FieldTypeName } from '../../field-types/field-type.ts';
import { toFieldName } from '../../ids.ts';
import { filledFields } from '../candidate.ts';
import { greatest, type Narrow } from './narrow.ts';

/** Types in which a longer value says more. */
const texts: ReadonlySet<FieldTypeName> = new Set<FieldTypeName>([
  'person_name',
  'given_name',
  'family_name',
  'organisation_name',
  'address',
  'text',
]);

/** The longest text; for other types and for groups the candidates of the records with the most filled fields. */
export const mostComplete: Narrow<'most_complete'> = (candidates, _rule, { type, group }) => {
  if (group !== null) return greatest(candidates, ({ member }) => filledFields(member, group));
  return texts.has(type)
    ? greatest(candidates, ({ value }) => [...value].length)
    : greatest(candidates, ({ member }) => filledFields(member, Object.keys(member.fields).map(toFieldName)));
};
