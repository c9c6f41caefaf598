import { YektaError } from '../config/errors/yekta-error.ts';
import { formatPath, unknownName } from '../config/problems/problem.ts';
import type { OfflineConfig } from '../config/schema/config.ts';
import { nameParts } from './compared-fields.ts';
import { fieldType } from './field-types/registry.ts';
import { unknownRuleKeys } from './plan/unknown-rule-keys.ts';
import { profileFromConfig } from './profile-from-config.ts';

/**
 * Checks that matching overrides are of fields that are compared as they are, and name comparison levels and blocking keys which
 * their field has; only matching knows them.
 *
 * @throws YektaError `config.invalid` for the first that does not.
 */
export function checkOverrides({
  file,
  profile,
  matching,
}: Pick<OfflineConfig, 'file' | 'profile' | 'matching'>): void {
  const parts = nameParts(profileFromConfig({ profile, sources: [] }));
  for (const { name, type } of profile.fields) {
    const override = matching.fields[name] ?? {};
    const [setting] = (['blocking', 'm', 'u'] as const).filter((each) => override[each] !== undefined);
    if (setting !== undefined && name === parts?.whole) {
      throw new YektaError('config.invalid', `names are compared as ${parts.parts.join(' and ')}, never as a whole`, {
        place: { file, path: `matching.fields.${name}.${setting}` },
        remedy: `Set it for ${parts.parts.join(' and ')} instead.`,
      });
    }
    const levels = fieldType(type).levels.map((level) => level.name);
    for (const side of ['m', 'u'] as const) {
      const unknown = Object.keys(override[side] ?? {}).find((level) => !levels.includes(level));
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
