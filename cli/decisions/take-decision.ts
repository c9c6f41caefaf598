import type { Judgement } from '../../matching/decision.ts';
import { anchorsOf } from '../../matching/decisions/anchors.ts';
import type { RecordId } from '../../matching/ids.ts';
import { type DecidedOutcome, decide } from '../../pipeline/decide/decide.ts';
import { formatRef } from '../../pipeline/decide/decision-table.ts';
import type { DecisionId, RecordRef, StoredDecision } from '../../pipeline/ports/decision-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import type { Console } from '../output/console.ts';
import { type OfflineProject, openOfflineProject } from '../project.ts';
import { authorOf, type TakeOptions } from './decide-options.ts';
import { decisionJson } from './decision-json.ts';
import { type DecisionNames, decisionWords, describeJudgement } from './decision-words.ts';
import { tellApplied } from './tell-applied.ts';

/** What a person wants to decide. */
export interface Wish {
  readonly judgement: Judgement;
  /** ISO 8601, UTC; absent: until it is undone. */
  readonly expiresAt?: string | null;
  /** Sources that must be read to apply it; absent: none. */
  readonly sources?: readonly string[];
}

/** Finds out what a person wants to decide, decides it, tells so, applies it when asked to, and returns the exit code. */
export async function takeDecision(
  options: TakeOptions,
  out: Console,
  wishOf: (project: OfflineProject, warehouse: Warehouse) => Promise<Wish>,
): Promise<number> {
  const project = await openOfflineProject(options.config);
  const told = await project.withWarehouse(async (warehouse) => {
    const { decisions, feed } = warehouse;
    const basis = options.seen ?? (await feed.position());
    const { judgement, expiresAt = null, sources } = await wishOf(project, warehouse);
    const [outcome] = await decide(
      decisions,
      [{ judgement, author: authorOf(options), reason: options.reason, origin: 'cli', decidedAt: null, expiresAt }],
      { supersede: options.supersede ?? false, basis },
    );
    const refs = await decisions.refsOf(anchorsOf(judgement));
    const decision = (await decisions.get(outcome!.id))!;
    if (!options.json) for (const line of linesOf(outcome!, decision, project, refs, options)) out.print(line);
    const json = { ...decisionJson(decision, refs), new: outcome!.isNew, superseded: outcome!.superseded };
    return { json, sources };
  });
  return tellApplied(options, out, told.json, told.sources);
}

export function namesOf(
  { profile }: Pick<OfflineProject, 'profile'>,
  refs: ReadonlyMap<RecordId, RecordRef>,
): DecisionNames {
  return { profile, record: (id) => formatRef(refs.get(id)!) };
}

function linesOf(
  { id, isNew, superseded }: DecidedOutcome,
  { judgement }: StoredDecision,
  project: OfflineProject,
  refs: ReadonlyMap<RecordId, RecordRef>,
  { lang }: TakeOptions,
): readonly string[] {
  const sentence = describeJudgement(judgement, namesOf(project, refs), lang);
  return [
    (isNew ? decisionWords.taken : decisionWords.known)(id, sentence)[lang],
    ...superseded.map((other: DecisionId) => decisionWords.superseded(other)[lang]),
  ];
}
