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
  if (rule === 'union' && field?.list !== true) {
    return [{ path, message: 'union keeps a list; this is no list field (set list: true in customer.fields)' }];
  }
  if (!isMapping(rule)) return [];
  return [
    ...checkSources(draft, rule.source_priority, [...path, 'source_priority']),
    ...checkFollow(draft, target, rule.follow, [...path, 'follow']),
  ];
}

function checkSources(draft: Draft, sources: unknown, path: ConfigPath): readonly Problem[] {
  if (!Array.isArray(sources)) return [];
  return sources.flatMap((source, i) =>
    typeof source !== 'string' || draft.sources.includes(source)
      ? []
      : [{ path: [...path, i], message: unknownName('source', source, draft.sources) }],
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
