import { type Problem, unknownName } from '../problems/problem.ts';
import { standardProfile } from '../standard-profile.ts';
import { fieldTypeNames, KIND, PARTY_NAME } from '../vocabulary.ts';
import { type Draft, entriesAt, isMapping } from './draft.ts';

const reserved = [PARTY_NAME, KIND, 'default'];

/** Fields of the project have names of their own and a type; matching overrides name fields that exist. */
export function checkCustomer(draft: Draft): readonly Problem[] {
  return [
    ...entriesAt(draft.raw, ['customer', 'fields']).flatMap(([name, field]) => checkField(name, field)),
    ...entriesAt(draft.raw, ['matching', 'fields'])
      .filter(([name]) => !draft.fields.has(name))
      .map(([name]) => ({
        path: ['matching', 'fields', name],
        message: unknownName('field', name, [...draft.fields.keys()]),
      })),
  ];
}

function checkField(name: string, field: unknown): readonly Problem[] {
  const path = ['customer', 'fields', name];
  if (reserved.includes(name)) return [{ path, message: 'the name is reserved' }];
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(name)) {
    return [{ path, message: 'a field name starts with a-z and goes on with a-z, 0-9 and _, at most 40 characters' }];
  }
  if (standardProfile.some((standard) => standard.name === name) || !isMapping(field) || 'type' in field) return [];
  return [{ path: [...path, 'type'], message: `missing; a new field needs one of ${fieldTypeNames.join(', ')}` }];
}
