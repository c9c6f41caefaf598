import { fieldType } from '../field-types/registry.ts';
import type { FieldName } from '../ids.ts';
import type { Profile, ProfileField } from '../profile.ts';

/** Fields that are decided together: a group, or a single field. */
export interface SurvivorshipUnit {
  readonly fields: readonly ProfileField[];
  /** Names of the fields of a group; null for a single field. */
  readonly group: readonly FieldName[] | null;
}

/** How a profile's fields are decided; derived from the profile alone. */
export interface SurvivorshipPlan {
  readonly units: readonly SurvivorshipUnit[];
  readonly unitOf: ReadonlyMap<FieldName, SurvivorshipUnit>;
  /** Fields whose valid values must not differ within one customer. */
  readonly unique: readonly FieldName[];
}

const plans = new WeakMap<Profile, SurvivorshipPlan>();

/** The plan of a profile, made once per profile object. */
export function survivorshipPlan(profile: Profile): SurvivorshipPlan {
  const known = plans.get(profile);
  if (known !== undefined) return known;
  const plan = makePlan(profile);
  plans.set(profile, plan);
  return plan;
}

function makePlan(profile: Profile): SurvivorshipPlan {
  const units: SurvivorshipUnit[] = [];
  const unitOf = new Map<FieldName, SurvivorshipUnit>();
  for (const field of profile.fields) {
    if (unitOf.has(field.name)) continue;
    const fields = field.group === undefined ? [field] : profile.fields.filter((other) => other.group === field.group);
    const unit = { fields, group: fields.length > 1 ? fields.map(({ name }) => name) : null };
    units.push(unit);
    for (const member of fields) unitOf.set(member.name, unit);
  }
  const unique = profile.fields.filter((field) => !field.list && fieldType(field.type).unique);
  return { units, unitOf, unique: unique.map((field) => field.name) };
}
