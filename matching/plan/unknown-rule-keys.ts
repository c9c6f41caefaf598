import { type Problem, unknownName } from '../../config/problems/problem.ts';
import type { MatchingConfig } from '../../config/schema/config.ts';
import type { ProfileConfig } from '../../config/schema/profile-config.ts';
import { comparedFields } from '../compared-fields.ts';
import { profileFromConfig } from '../profile-from-config.ts';
import { keyNames } from './key-names.ts';

/** Blocking keys of a configuration whose field is not compared, or has no such key. */
export function unknownRuleKeys(profile: ProfileConfig, blocking: MatchingConfig['blocking']): readonly Problem[] {
  const compared = comparedFields(profileFromConfig({ profile, sources: [] })).map(({ field }) => field);
  return blocking.flatMap((rule, i) => {
    if (typeof rule === 'string') return [];
    return rule.flatMap((label, j): readonly Problem[] => {
      const path = ['matching', 'blocking', i, j];
      const [name, key] = label.split(':') as [string, string];
      const field = compared.find((other) => other.name === name);
      if (field === undefined) {
        const names = compared.map((other) => other.name);
        return [{ path, message: unknownName('field, or one that takes no part in matching', name, names) }];
      }
      const keys: readonly string[] = keyNames[field.type];
      return keys.includes(key) ? [] : [{ path, message: unknownName(`blocking key of ${name}`, key, keys) }];
    });
  });
}
