import { type Problem, unknownName } from '../problems/problem.ts';
import { type Draft, entriesAt } from './draft.ts';

/** Trust is given to sources, fields and groups that exist. */
export function checkTrust(draft: Draft): readonly Problem[] {
  const groups = [...draft.fields.values()].flatMap((field) => field.group ?? []);
  const targets = [...new Set([...draft.fields.keys(), ...groups])];
  return entriesAt(draft.raw, ['trust', 'sources']).flatMap(([source]) => {
    const path = ['trust', 'sources', source];
    if (!draft.sources.includes(source)) return [{ path, message: unknownName('source', source, draft.sources) }];
    return entriesAt(draft.raw, [...path, 'fields'])
      .filter(([target]) => !targets.includes(target))
      .map(([target]) => ({
        path: [...path, 'fields', target],
        message: unknownName('field or group', target, targets),
      }));
  });
}
