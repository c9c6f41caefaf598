import { type Problem, unknownName } from '../problems/problem.ts';
import { type Draft, entriesAt } from './draft.ts';

/** What a customer is worth is told by an amount of the profile. */
export function checkStakes(draft: Draft): readonly Problem[] {
  const name = entriesAt(draft.raw, ['stakes']).find(([key]) => key === 'value_field')?.[1];
  if (typeof name !== 'string') return [];
  const path = ['stakes', 'value_field'];
  const field = draft.fields.get(name);
  if (field === undefined) return [{ path, message: unknownName('field', name, [...draft.fields.keys()]) }];
  return field.type === null || field.type === 'amount'
    ? []
    : [{ path, message: `the field is no amount, but ${field.type}` }];
}
