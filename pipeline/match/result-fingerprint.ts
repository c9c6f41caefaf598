import { hash } from 'node:crypto';
import { comparedFields } from '../../matching/compared-fields.ts';
import { type PlanOverrides, planRules } from '../../matching/plan/plan-rules.ts';
import type { Profile } from '../../matching/profile.ts';

/** Grows when the same records, model and configuration give another result or another blocking index. */
const MATCHING_VERSION = 1;

/**
 * What a result depends on beside the model, the records and what people decided, as sha256 hex: the configuration, and the
 * blocking rules in their order, which the index knows by their places.
 */
export function resultFingerprint(configFingerprint: string, profile: Profile, overrides: PlanOverrides): string {
  const rules = planRules(comparedFields(profile), overrides);
  return hash('sha256', JSON.stringify([MATCHING_VERSION, configFingerprint, rules]), 'hex');
}
