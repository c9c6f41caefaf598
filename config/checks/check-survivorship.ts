import { type ConfigPath, type Problem, unknownName } from '../problems/problem.ts';
import { standardProfile } from '../standard-profile.ts';
import { type Draft, type DraftField, entriesAt, isMapping } from './draft.ts';

/** Rules are given for fields and groups that exist, name sources and fields that exist, and suit the field. */
export function checkSurvivorship(draft: Draft): readonly Problem[] {
  const groups = [...draft.fields.values()].flatMap((field) => field.group ?? []);
  const targets = [...new Set(['default', ...draft.fields.keys(), ...groups])];
  return entriesAt(draft.raw, ['survivorship']).flatMap(([target, rules]) => {
    const path = ['survivorship', target];
    if (!targets.includes(target)) return [{ path, message: unknownName('field or group', target, targets) }];
    const field = draft.fields.get(target);
    return (Array.isArray(rules) ? rules : []).flatMap((rule, i) =>
      checkRule(draft, target, field, rule, [...path, i]),
    );
  });
}

function checkRule(
  draft: Draft,
  target: string,
  field: DraftField | undefined,
  rule: unknown,
  path: ConfigPath,
): readonly Problem[] {
  const given: Readonly<Record<string, unknown>> = isMapping(rule) ? rule : { rule };
  if (given.rule === 'union' && field?.list !== true) {
    return [{ path, message: 'union keeps a list; this is no list field (set list: true in customer.fields)' }];
  }
  if (given.rule === 'unanimous' && field?.list === true) {
    return [{ path, message: 'unanimous is about one value; this is a list field' }];
  }
  return [
    ...checkNames('source', given.source_priority, draft.sources, [...path, 'source_priority']),
    ...checkFollow(draft, target, given.follow, [...path, 'follow']),
    ...checkCondition(draft, given.when, [...path, 'when']),
    ...(given.most_restrictive === undefined ? [] : checkRestrictive(draft, target, given, path)),
  ];
}

function checkCondition(draft: Draft, when: unknown, path: ConfigPath): readonly Problem[] {
  if (!isMapping(when)) return [];
  const fields = [...draft.fields.keys()];
  return [
    ...checkNames('source', when.source, draft.sources, [...path, 'source']),
    ...checkNames('field', when.filled, fields, [...path, 'filled']),
    ...entriesAt(when, ['equals'])
      .filter(([name]) => !fields.includes(name))
      .map(([name]) => ({ path: [...path, 'equals', name], message: unknownName('field', name, fields) })),
  ];
}

/** A refusal may not be lost before it is looked at. */
function checkRestrictive(
  draft: Draft,
  target: string,
  rule: Readonly<Record<string, unknown>>,
  path: ConfigPath,
): readonly Problem[] {
  const field = draft.fields.get(target);
  if (field === undefined || field.list || (field.group === target && isShared(draft, target))) {
    return [{ path, message: 'most_restrictive decides one field with one value; name that field' }];
  }
  if (path.at(-1) !== 0) {
    return [{ path, message: 'most_restrictive must be the first rule: one before it could drop a refusal' }];
  }
  return rule.when === undefined
    ? []
    : [{ path: [...path, 'when'], message: 'most_restrictive looks at every value; it takes no condition' }];
}

function isShared(draft: Draft, group: string): boolean {
  return [...draft.fields.values()].filter((field) => field.group === group).length > 1;
}

function checkNames(what: string, names: unknown, known: readonly string[], path: ConfigPath): readonly Problem[] {
  if (!Array.isArray(names)) return [];
  return names.flatMap((name, i) =>
    typeof name !== 'string' || known.includes(name)
      ? []
      : [{ path: [...path, i], message: unknownName(what, name, known) }],
  );
}

function checkFollow(draft: Draft, target: string, followed: unknown, path: ConfigPath): readonly Problem[] {
  if (typeof followed !== 'string') return [];
  if (!draft.fields.has(followed)) {
    return [{ path, message: unknownName('field', followed, [...draft.fields.keys()]) }];
  }
  if (followed !== target && !followsBack(draft, followed, target)) return [];
  return [{ path, message: 'a field cannot follow itself, not even through others' }];
}

/** Follows the rules, written or standard, from field to field. */
function followsBack(draft: Draft, from: string, target: string, seen = new Set<string>()): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  return followedBy(draft, from).some((next) => next === target || followsBack(draft, next, target, seen));
}

function followedBy(draft: Draft, name: string): readonly string[] {
  const written = entriesAt(draft.raw, ['survivorship']).find(([target]) => target === name)?.[1];
  const rules = written ?? standardProfile.find((field) => field.name === name)?.survivorship;
  if (!Array.isArray(rules)) return [];
  return rules.flatMap((rule) => {
    if (!isMapping(rule)) return [];
    const followed = rule.follow ?? rule.field;
    return typeof followed === 'string' ? [followed] : [];
  });
}
