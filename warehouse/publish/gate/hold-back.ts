import type { ChangeGroup, Holding } from '../../../matching/gate/change-group.ts';
import { exceedsLimits, judgeChanges } from '../../../matching/gate/judge-changes.ts';
import type { PublicationGate } from '../../../pipeline/ports/customer-store.ts';
import type { RunId } from '../../../pipeline/ports/run-store.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Held } from './held.ts';
import type { PendingGroup } from './pending-group.ts';
import { readGroups } from './read-groups.ts';
import { readSharedValues, type SharedByRecords } from './read-shared-values.ts';
import { causesOf, type Origins, readOrigins, readSubjects } from './read-subjects.ts';
import { readTotals } from './read-totals.ts';
import { readStandingHolds } from './standing-holds.ts';
import { closeHolds, hasOpenHolds, writeHolds } from './write-holds.ts';

/**
 * Finds the pending changes that are not to be published, and opens, keeps and closes holds accordingly. True when there are any: the
 * temporary table `held_customer` then has the customers that they concern, by hold.
 *
 * @param before the run that published before, see `findCauses`; null: nothing was published yet, and nothing is judged
 * @param gate absent: everything is published
 */
export async function holdBack(
  transaction: Transaction,
  run: RunId,
  before: RunId | null,
  gate?: PublicationGate,
): Promise<boolean> {
  const held = before === null || gate === undefined ? null : await findHeld(transaction, gate);
  if (held === null || held.holdings.length === 0) {
    await closeHolds(transaction);
    return false;
  }
  await writeHolds(transaction, run, before, held);
  return true;
}

async function findHeld(transaction: Transaction, gate: PublicationGate): Promise<Held | null> {
  const { limits } = gate;
  const { live, ...totals } = await readTotals(transaction);
  const shared = await readSharedValues(transaction, gate.sharedFields, limits.newJunk);
  const isJudged = live >= gate.fromCustomers;
  const exceeds =
    isJudged && exceedsLimits(totals, { limits, live, shared: shared.map((value) => ({ ...value, groups: [] })) });
  if (!exceeds && !(await hasOpenHolds(transaction))) return null;

  const groups = await readGroups(transaction);
  const origins = await readOrigins(transaction);
  const standing = await readStandingHolds(transaction);
  const judged: PendingGroup[] = [];
  const kept: Holding[] = [];
  for (const group of groups) {
    if (standing.isReleased(group, origins)) continue;
    const hold = standing.holdOf(group, origins);
    if (hold !== null) kept.push({ ...hold, groups: [group.id] });
    else if (!isCausedByPeople(group, origins)) judged.push(group);
  }
  const subjects = await readSubjects(transaction, isJudged ? judged : [], origins, gate.identifyingFields);
  const changes: readonly ChangeGroup[] = judged.map((group) => ({ ...group, subjects: subjects.get(group.id) ?? [] }));
  const found = isJudged ? judgeChanges({ groups: changes, shared: inGroups(shared, judged), limits, live }) : [];
  return { holdings: joined([...kept, ...found]), groups: new Map(groups.map((group) => [group.id, group])), origins };
}

function isCausedByPeople(group: PendingGroup, origins: Origins): boolean {
  const causes = causesOf(group, origins);
  return causes.has('rollback') || (causes.size === 1 && causes.has('decision'));
}

function inGroups(shared: readonly SharedByRecords[], groups: readonly PendingGroup[]) {
  const groupOf = new Map(groups.flatMap(({ id, records }) => records.map((record) => [record, id] as const)));
  return shared.map(({ holders, ...value }) => ({
    ...value,
    groups: [...new Set(holders.flatMap((record) => groupOf.get(record) ?? []))],
  }));
}

/** What is held for one subject is held together. */
function joined(holdings: readonly Holding[]): readonly Holding[] {
  const bySubject = new Map<string, Holding>();
  for (const holding of holdings) {
    const name = JSON.stringify([holding.scope, holding.subject]);
    const known = bySubject.get(name);
    const groups = [...(known?.groups ?? []), ...holding.groups].sort((a, b) => a - b);
    bySubject.set(name, { ...(known ?? holding), groups });
  }
  return [...bySubject.values()];
}
