import { isSameJudgement } from '../../matching/decisions/same-judgement.ts';
import type { DecisionDraft, DecisionId, DecisionStore, Standing, StoredDecision } from '../ports/decision-store.ts';

/** A decision as people ask for it; what it takes the place of is found out. */
export type AskedDecision = Omit<DecisionDraft, 'supersedes'>;

/** What became of one. */
export interface DecidedOutcome {
  /** Of the decision that is in force now. */
  readonly id: DecisionId;
  /** False: the same was decided before, and nothing was written. */
  readonly isNew: boolean;
  readonly superseded: readonly DecisionId[];
}

export interface DecideOptions {
  /** Decisions that say the opposite end; else they make this one fail. */
  readonly supersede: boolean;
  /** As in `DecisionStore.take`. */
  readonly basis: number | null;
}

/**
 * Takes decisions, all or none; what is in force already is not decided again. A decision that is only the later word on the
 * same thing takes the place of the earlier one.
 *
 * @throws as `DecisionStore.take`
 */
export async function decide(
  decisions: DecisionStore,
  asked: readonly AskedDecision[],
  { supersede, basis }: DecideOptions,
): Promise<readonly DecidedOutcome[]> {
  const standings = await decisions.standing(asked.map(({ judgement }) => judgement));
  const plans = asked.map((draft, index) => planOf(draft, standings[index]!, supersede));
  const firsts = plans.map((_, index) => asked.findIndex((other, i) => i <= index && saysSame(other, asked[index]!)));
  const taken = plans.flatMap((plan, index) =>
    'draft' in plan && firsts[index] === index ? [{ index, ...plan }] : [],
  );
  const ids = await decisions.take(
    taken.map(({ draft }) => draft),
    basis,
  );
  const idOf = new Map(taken.map(({ index }, i) => [index, ids[i]!]));
  return plans.map((plan, index) => {
    if ('known' in plan) return { id: plan.known, isNew: false, superseded: [] };
    const id = idOf.get(firsts[index]!)!;
    return { id, isNew: firsts[index] === index, superseded: plan.draft.supersedes };
  });
}

function planOf(
  draft: AskedDecision,
  { same, replaced, opposed }: Standing,
  supersede: boolean,
): { readonly known: DecisionId } | { readonly draft: DecisionDraft } {
  if (same !== null && same.expiresAt === draft.expiresAt) return { known: same.id };
  const ended = [...replaced, ...(supersede ? opposed : [])];
  return { draft: { ...draft, supersedes: ended.map(({ id }: StoredDecision) => id) } };
}

function saysSame(a: AskedDecision, b: AskedDecision): boolean {
  return a.expiresAt === b.expiresAt && isSameJudgement(a.judgement, b.judgement);
}
