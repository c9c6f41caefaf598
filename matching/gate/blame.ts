import { compareCodeUnits } from '../canonical-order.ts';
import { blameScopes, type ChangeGroup, type GateKind, type Holding, type Subject } from './change-group.ts';

/** Groups to hold, and what is to blame for them. */
export type Blamed = Pick<Holding, 'scope' | 'subject' | 'groups'>;

/** At most so many subjects of a scope are blamed at once. */
const MOST_SUBJECTS = 3;
/** How much more each of them weighs than those that are left out. */
const GAP = 2;

/**
 * What stands out among changes: the fewest subjects of one scope that at least half of the weight has, with all groups of theirs. A
 * scope is passed over for a later one that holds half as many groups or fewer. When nothing stands out, it is all groups that weigh
 * anything. Never nothing, when any group weighs something.
 *
 * @param weigh how much a group counts, 0 or more
 */
export function blame(
  groups: readonly ChangeGroup[],
  weigh: (group: ChangeGroup) => number,
  kind: GateKind,
): readonly Blamed[] {
  let best: readonly Blamed[] | null = null;
  for (const scope of blameScopes) {
    const found = standingOut(groups, weigh, scope);
    if (found !== null && (best === null || 2 * sizeOf(found) <= sizeOf(best))) best = found;
  }
  const all = groups.filter((group) => weigh(group) > 0).map(({ id }) => id);
  return best ?? [{ scope: 'kind', subject: kind, groups: all }];
}

const sizeOf = (blamed: readonly Blamed[]): number => blamed.reduce((sum, { groups }) => sum + groups.length, 0);

function standingOut(
  groups: readonly ChangeGroup[],
  weigh: (group: ChangeGroup) => number,
  scope: Subject['scope'],
): readonly Blamed[] | null {
  const weights = new Map<string, number>();
  for (const group of groups)
    for (const name of namesIn(group, scope)) weights.set(name, (weights.get(name) ?? 0) + weigh(group));
  const ranked = [...weights].sort(([a, x], [b, y]) => y - x || compareCodeUnits(a, b));
  const total = groups.reduce((sum, group) => sum + weigh(group), 0);
  for (let count = 1; count <= Math.min(MOST_SUBJECTS, ranked.length); count++) {
    const chosen = ranked.slice(0, count).map(([name]) => name);
    const [least, next] = [ranked[count - 1]![1], ranked[count]?.[1] ?? 0];
    if (least === 0 || least < GAP * next) continue;
    const explained = groups.filter((group) => namesIn(group, scope).some((name) => chosen.includes(name)));
    const weight = explained.reduce((sum, group) => sum + weigh(group), 0);
    if (2 * weight >= total) return shareOut(explained, chosen, scope);
  }
  return null;
}

const namesIn = ({ subjects }: ChangeGroup, scope: Subject['scope']): readonly string[] => [
  ...new Set(subjects.filter((subject) => subject.scope === scope).map(({ name }) => name)),
];

/** Each group goes to the first of its subjects. */
function shareOut(
  groups: readonly ChangeGroup[],
  chosen: readonly string[],
  scope: Subject['scope'],
): readonly Blamed[] {
  return chosen
    .map((subject) => ({
      scope,
      subject,
      groups: groups
        .filter((group) => chosen.find((name) => namesIn(group, scope).includes(name)) === subject)
        .map(({ id }) => id),
    }))
    .filter(({ groups: own }) => own.length > 0);
}
