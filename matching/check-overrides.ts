import { YektaError } from '../config/errors/yekta-error.ts';
import { formatPath, unknownName } from '../config/problems/problem.ts';
import type { OfflineConfig } from '../config/schema/config.ts';
import { fieldType } from './field-types/registry.ts';
import { unknownRuleKeys } from './plan/unknown-rule-keys.ts';

/**
 * Checks that matching overrides name comparison levels and blocking keys which their field has; only the field types know them.
 *
 * @throws YektaError `config.invalid` for the first that does not.
 */
export function checkOverrides({
  file,
  profile,
  matching,
}: Pick<OfflineConfig, 'file' | 'profile' | 'matching'>): void {
  for (const { name, type } of profile.fields) {
    const levels = fieldType(type).levels.map((level) => level.name);
    for (const side of ['m', 'u'] as const) {
      const unknown = Object.keys(matching.fields[name]?.[side] ?? {}).find((level) => !levels.includes(level));
      if (unknown === undefined) continue;
      throw new YektaError('config.invalid', unknownName('comparison level', unknown, levels), {
        place: { file, path: `matching.fields.${name}.${side}.${unknown}` },
      });
    }
  }
  for (const { path, message } of unknownRuleKeys(profile, matching.blocking)) {
    throw new YektaError('config.invalid', message, { place: { file, path: formatPath(path) } });
  }
}
