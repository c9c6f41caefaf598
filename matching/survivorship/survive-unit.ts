import type { NormalizedRecord } from '../normalized-record.ts';
import type { SurvivorshipUnit } from './plan.ts';
import type { Decision, Setting } from './setting.ts';
import { surviveField } from './survive-field.ts';
import { surviveGroup } from './survive-group.ts';

/**
 * Decides one field, or the fields of one group. Fields that no record offers anything for, and no person decided, are left out.
 *
 * @param members in canonical order
 */
export function surviveUnit(
  unit: SurvivorshipUnit,
  members: readonly NormalizedRecord[],
  setting: Setting,
): readonly Decision[] {
  if (unit.group !== null) return surviveGroup(unit, members, setting);
  const decision = surviveField(unit.fields[0]!, members, setting);
  return decision === null ? [] : [decision];
}
