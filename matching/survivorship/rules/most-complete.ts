import type { FieldTypeName } from '../../field-types/field-type.ts';
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
export const mostComplete: Narrow<'most_complete'> = (candidates, _rule, { type, grouped }) =>
  !grouped && texts.has(type)
    ? greatest(candidates, (candidate) => [...candidate.value].length)
    : greatest(candidates, (candidate) => candidate.filled);
