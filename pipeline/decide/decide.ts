import { canonicalJudgement } from '../../matching/decisions/canonical-judgement.ts';
import type { DecisionDraft, DecisionId, DecisionStore } from '../ports/decision-store.ts';

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
  const plans = await planDecisions(decisions, asked, supersede);
  const taken = plans.filter((plan) => plan.kind === 'new');
  const ids = await decisions.take(
    taken.map(({ draft }) => draft),
    basis,
  );
  const idOf = new Map(taken.map((plan, index) => [plan, ids[index]!]));
  return plans.map((plan) => {
    switch (plan.kind) {
      case 'new':
        return { id: idOf.get(plan)!, isNew: true, superseded: plan.draft.supersedes };
      case 'known':
        return { id: plan.id, isNew: false, superseded: [] };
      case 'repeated':
        return { id: idOf.get(plan.first)!, isNew: false, superseded: [] };
      default:
        return plan satisfies never;
    }
  });
}

/**
 * How many decisions `decide` would take. Nothing is written.
 *
 * @throws as `decide`
 */
export async function rehearse(
  decisions: DecisionStore,
  asked: readonly AskedDecision[],
  supersede: boolean,
): Promise<number> {
  const drafts = (await planDecisions(decisions, asked, supersede)).flatMap((plan) =>
    plan.kind === 'new' ? [plan.draft] : [],
  );
  await decisions.check(drafts);
  return drafts.length;
}

interface NewPlan {
  readonly kind: 'new';
  readonly draft: DecisionDraft;
}

type Plan =
  | NewPlan
  | { readonly kind: 'known'; readonly id: DecisionId }
  /** The same was asked for before, at once with this. */
  | { readonly kind: 'repeated'; readonly first: NewPlan };

async function planDecisions(
  decisions: DecisionStore,
  asked: readonly AskedDecision[],
  supersede: boolean,
): Promise<readonly Plan[]> {
  const standings = await decisions.standing(asked.map(({ judgement }) => judgement));
  const firsts = new Map<string, NewPlan>();
  return asked.map((draft, index): Plan => {
    const { same, replaced, opposed } = standings[index]!;
    if (same !== null && same.expiresAt === draft.expiresAt) return { kind: 'known', id: same.id };
    const identity = JSON.stringify([canonicalJudgement(draft.judgement), draft.expiresAt]);
    const first = firsts.get(identity);
    if (first !== undefined) return { kind: 'repeated', first };
    const ended = [...replaced, ...(supersede ? opposed : [])].map(({ id }) => id);
    const plan: NewPlan = { kind: 'new', draft: { ...draft, supersedes: ended } };
    firsts.set(identity, plan);
    return plan;
  });
}
