import { type ConfigPath, type Problem, unknownName } from '../problems/problem.ts';
import { type FieldTypeName, KIND, PARTY_NAME, partyKinds } from '../vocabulary.ts';
import { type Draft, entriesAt, isMapping } from './draft.ts';

/** Mappings name fields of the profile, and give options that the type of the field has. */
export function checkMappings(draft: Draft): readonly Problem[] {
  return entriesAt(draft.raw, ['sources']).flatMap(([source]) => {
    const streams = entriesAt(draft.raw, ['sources', source, 'streams']).map(([stream]) => ['streams', stream]);
    return [[], ...streams].flatMap((stream) => checkFields(draft, ['sources', source, ...stream, 'fields']));
  });
}

function checkFields(draft: Draft, path: ConfigPath): readonly Problem[] {
  return entriesAt(draft.raw, path).flatMap(([target, mapping]) => {
    const here = [...path, target];
    if (target === KIND) return checkKind(mapping, here);
    if (target === PARTY_NAME) return checkOptions('organisation_name', mapping, here);
    const field = draft.fields.get(target);
    if (field !== undefined) return field.type === null ? [] : checkOptions(field.type, mapping, here);
    const targets = [...draft.fields.keys(), PARTY_NAME, KIND];
    return [{ path: here, message: unknownName('field', target, targets) }];
  });
}

function checkKind(mapping: unknown, path: ConfigPath): readonly Problem[] {
  const given = isMapping(mapping) ? mapping.const : undefined;
  if (mapping === null || partyKinds.some((kind) => kind === given)) return [];
  return [{ path, message: `the kind is the same for every row; expected { const: ${partyKinds.join(' | ')} }` }];
}

const typesOfOption: Readonly<Record<string, readonly FieldTypeName[]>> = {
  calendar: ['date'],
  date_order: ['date'],
  currency: ['amount'],
  country: ['phone', 'national_id', 'company_id', 'tax_code', 'postcode', 'address', 'city', 'province'],
};

function checkOptions(type: FieldTypeName, mapping: unknown, path: ConfigPath): readonly Problem[] {
  if (!isMapping(mapping)) return [];
  return Object.entries(typesOfOption)
    .filter(([option, types]) => option in mapping && !types.includes(type))
    .map(([option, types]) => ({
      path: [...path, option],
      message: `a field of type ${type} has no such option; it belongs to ${types.join(', ')}`,
    }));
}
