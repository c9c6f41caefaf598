import type { Judgement } from '../../../matching/decision.ts';
import { anchorsOf } from '../../../matching/decisions/anchors.ts';
import { type RecordId, toSourceName } from '../../../matching/ids.ts';
import { sourceSteps } from '../../../pipeline/ports/run-store.ts';
import { runStep } from '../../../pipeline/run-step.ts';
import { livingLines } from './expectations.ts';
import { type Context, syncInProcess } from './project.ts';
import type { Facts } from './story.ts';
import { tell, type World } from './world.ts';

/**
 * Loads facts into an empty project in one go. Records of the list that are gone are read by a run of their own that ends
 * there: decisions may be about them.
 */
export async function loadAtOnce(
  context: Context,
  world: World,
  { newest, listed }: Facts,
  history: Context,
): Promise<readonly string[]> {
  const all = [...newest.values()];
  for (const { ref, fact } of all)
    if (ref.source === 'tickets') world.tickets.push(fact);
    else if ('row' in fact) world.crm.set(ref.key, fact.row);
  tell(world, 1);
  if ([...world.crm.keys()].some((key) => !listed.has(key))) {
    const run = await context.warehouse.runs.begin();
    for (const step of sourceSteps) await runStep(context, { run, step, source: toSourceName('crm') }, true);
    for (const key of world.crm.keys()) if (!listed.has(key)) world.crm.delete(key);
  }
  await syncInProcess(context, () => repeatDecisions(history, context));
  return livingLines(context.warehouse);
}

/** Decisions in force, taken again by people who know the records by their names. */
async function repeatDecisions({ warehouse: from }: Context, { warehouse: to }: Context): Promise<void> {
  const active = await from.decisions.active();
  const anchors = [...new Set(active.flatMap(({ judgement }) => anchorsOf(judgement)))];
  const refs = await from.decisions.refsOf(anchors);
  const found = await to.decisions.find(anchors.map((record) => refs.get(record)!));
  const idOf = new Map(anchors.map((record, index) => [record, found[index]!]));
  await to.decisions.take(
    active.map(({ judgement, author, reason, origin, decidedAt, expiresAt }) => ({
      judgement: withRecords(judgement, (record) => idOf.get(record)!),
      author,
      reason,
      origin,
      decidedAt,
      expiresAt,
      supersedes: [],
    })),
    null,
  );
}

function withRecords(judgement: Judgement, idOf: (record: RecordId) => RecordId): Judgement {
  switch (judgement.kind) {
    case 'must_link':
    case 'cannot_link':
      return { ...judgement, a: idOf(judgement.a), b: idOf(judgement.b) };
    case 'confirm_cluster':
      return { ...judgement, records: judgement.records.map(idOf) };
    case 'split_cluster':
      return { ...judgement, parts: judgement.parts.map((part) => part.map(idOf)) };
    case 'pin':
    case 'unpin':
    case 'reject_value':
      return { ...judgement, record: idOf(judgement.record) };
    case 'generic_value':
    case 'release_hold':
      return judgement;
    default:
      return judgement satisfies never;
  }
}
