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
  /** Values that the rules of a field name as its own; they are real, even where they look like placeholders. */
  readonly declared: ReadonlyMap<FieldName, ReadonlySet<string>>;
  /** Fields of one value, which records can contradict each other in. */
  readonly questionable: readonly ProfileField[];
  /** Fields whose valid values must not differ within one customer. */
  readonly unique: ReadonlySet<FieldName>;
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
  const disputable = (field: ProfileField): boolean => field.survivorship.some(({ rule }) => rule === 'unanimous');
  const questionable = profile.fields.filter(
    (field) => !field.list && (unique.includes(field) || field.critical !== undefined || disputable(field)),
  );
  const declared = new Map(
    profile.fields.flatMap(({ name, survivorship }) => {
      const values = survivorship.flatMap((rule) => (rule.rule === 'most_restrictive' ? rule.order : []));
      return values.length === 0 ? [] : [[name, new Set(values)] as const];
    }),
  );
  return { units, unitOf, declared, questionable, unique: new Set(unique.map((field) => field.name)) };
}
