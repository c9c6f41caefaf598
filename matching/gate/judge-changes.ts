import type { PublicationConfig } from '../../config/schema/config.ts';
import { compareCodeUnits } from '../canonical-order.ts';
import { blame } from './blame.ts';
import type { ChangeGroup, CountedKind, Holding, SharedValue } from './change-group.ts';

export type GateLimits = PublicationConfig['limits'];

/** What is judged together. */
export interface JudgedChanges {
  /** In any order. */
  readonly groups: readonly ChangeGroup[];
  readonly shared: readonly SharedValue[];
  readonly limits: GateLimits;
  /** Live customers, as published. */
  readonly live: number;
}

/** So many changes of a kind are allowed whatever their share: small projects change a lot. */
const LEAST_CHANGES = 10;
/** Values that fewer records of a file share are not judged. */
export const LEAST_SHARING = 20;
/** More customers that grow too large are looked at together. */
const MOST_CLUSTERS = 5;

/**
 * Which changes are to be held because they go beyond the limits. Values that too many records of a file share come first, then
 * customers that grow too large; then, kind by kind, what most of the changes have in common is held, until the rest is within the
 * limit. Where nothing stands out, all changes of the kind are held. So what is left is within all limits.
 */
export function judgeChanges(changes: JudgedChanges): readonly Holding[] {
  const open = new Map([...changes.groups].sort((a, b) => a.id - b.id).map((group) => [group.id, group]));
  const holdings = new Map<string, Holding>();
  const hold = ({ groups, ...holding }: Holding): void => {
    const held = groups.filter((id) => open.delete(id));
    if (held.length === 0) return;
    const name = JSON.stringify([holding.scope, holding.subject]);
    const known = holdings.get(name);
    const all = [...(known?.groups ?? []), ...held].sort((a, b) => a - b);
    holdings.set(name, { ...(known ?? holding), groups: all });
  };
  for (const holding of junkOf(changes)) hold(holding);
  for (const holding of tooLarge([...open.values()], changes)) hold(holding);
  for (const kind of countedKinds) {
    const allowed = allowedOf(kind, changes);
    for (;;) {
      const groups = [...open.values()];
      const found = groups.reduce((sum, { counts }) => sum + counts[kind], 0);
      if (found <= allowed) break;
      for (const blamed of blame(groups, ({ counts }) => counts[kind], kind))
        hold({ ...blamed, reason: kind, found, allowed });
    }
  }
  return [...holdings.values()];
}

const countedKinds = ['merges', 'splits', 'retired', 'critical_fields'] as const satisfies readonly CountedKind[];

/** True when a publication with these totals would be held in part. */
export function exceedsLimits(
  totals: Pick<ChangeGroup, 'counts' | 'largest'>,
  changes: Omit<JudgedChanges, 'groups'>,
): boolean {
  const shared = changes.shared.map((value) => ({ ...value, groups: [0] }));
  return judgeChanges({ ...changes, shared, groups: [{ ...totals, id: 0, subjects: [] }] }).length > 0;
}

function allowedOf(kind: CountedKind, { limits, live }: JudgedChanges): number {
  const share = { ...limits, critical_fields: limits.criticalFields }[kind];
  return Math.max(LEAST_CHANGES, Math.floor(share * live));
}

function junkOf({ shared, limits }: JudgedChanges): readonly Holding[] {
  return shared
    .map(({ subject, records, of, groups }): Holding => {
      const allowed = Math.max(LEAST_SHARING - 1, Math.floor(limits.newJunk * of));
      return { scope: 'value', subject, reason: 'new_junk', found: records, allowed, groups };
    })
    .filter(({ found, allowed }) => found > allowed)
    .sort((a, b) => b.found - a.found || compareCodeUnits(a.subject, b.subject));
}

/** A few customers are held by themselves; many by what they have in common. */
function tooLarge(groups: readonly ChangeGroup[], { limits }: JudgedChanges): readonly Holding[] {
  const allowed = limits.largestCluster;
  const large = groups.filter(({ largest }) => largest > allowed);
  const reason = 'largest_cluster';
  if (large.length <= MOST_CLUSTERS)
    return large.map(({ id, largest }) => ({
      scope: 'cluster',
      subject: String(id),
      reason,
      found: largest,
      allowed,
      groups: [id],
    }));
  const found = Math.max(...large.map(({ largest }) => largest));
  const holdings: Holding[] = [];
  let rest = groups;
  while (rest.some(({ largest }) => largest > allowed)) {
    const blamed = blame(rest, ({ largest }) => (largest > allowed ? 1 : 0), reason);
    holdings.push(...blamed.map((holding) => ({ ...holding, reason, found, allowed }) as const));
    const held = new Set(blamed.flatMap(({ groups: ids }) => ids));
    rest = rest.filter(({ id }) => !held.has(id));
  }
  return holdings;
}
