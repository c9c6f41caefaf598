import { genericWish, pinWish, rejectWish, unpinWish } from '../../../cli/decisions/field-wishes.ts';
import { confirmWish, pairWish } from '../../../cli/decisions/link-wishes.ts';
import type { Wish } from '../../../cli/decisions/take-decision.ts';
import { YektaError } from '../../../config/errors/yekta-error.ts';
import type { RecordId } from '../../../matching/ids.ts';
import { type DecideOptions, decide } from '../../../pipeline/decide/decide.ts';
import { namedParts, partsBeforeMerge } from '../../../pipeline/decide/unmerge-parts.ts';
import type { DecisionId } from '../../../pipeline/ports/decision-store.ts';
import { type HistoryStep, type Ref, toRecordRef } from './history-step.ts';
import type { Context } from './project.ts';

/** What people decide. */
export type DecisionStep = Exclude<
  HistoryStep,
  { readonly does: 'upsert' | 'delete' | 'sync' | 'configure' | 'erase' | 'rollback' }
>;

/** What came of it: decisions that were taken, and those that ended. */
export interface Decided {
  readonly taken: readonly DecisionId[];
  readonly ended: readonly DecisionId[];
}

/**
 * Decides what is asked for; null when there is nothing to decide, because no record or decision is there.
 *
 * @throws YektaError when it is refused
 */
export async function decideAsTold(context: Context, step: DecisionStep): Promise<Decided | null> {
  if (step.does === 'undo') return undoAsTold(context, step.choice);
  const wish = await wishOf(context, step);
  return wish === null ? null : decideWish(context, wish, { supersede: isFirm(step), basis: null });
}

/** Undoes one of the decisions in force. */
export async function undoAsTold({ warehouse: { decisions } }: Context, choice: number): Promise<Decided | null> {
  const active = await decisions.active();
  const chosen = active[choice % active.length];
  if (chosen === undefined) return null;
  const taken = await decisions.undo([chosen.id], { author: 'reza', reason: 'a mistake' });
  return { taken, ended: [chosen.id] };
}

export async function decideWish(
  { warehouse: { decisions } }: Context,
  { judgement }: Pick<Wish, 'judgement'>,
  options: DecideOptions,
): Promise<Decided> {
  const asked = { judgement, ...steward, origin: 'cli', decidedAt: null, expiresAt: null } as const;
  const [outcome] = await decide(decisions, [asked], options);
  return { taken: outcome!.isNew ? [outcome!.id] : [], ended: outcome!.superseded };
}

export const steward = { author: 'sara', reason: 'called' };

/** Whether it takes the place of decisions that say the opposite. */
export const isFirm = (step: DecisionStep): boolean => step.does !== 'pair' || step.firm;

/** Whether a decision could not be taken for a reason that people are told. */
export function isRefusal(error: unknown): error is YektaError {
  if (!(error instanceof YektaError)) return false;
  const { code } = error;
  return code === 'cli.usage' || code.startsWith('decision.') || code.startsWith('customer.');
}

/** What is wanted; null when a record is not there. */
export async function wishOf(
  context: Context,
  step: Exclude<DecisionStep, { readonly does: 'undo' }>,
): Promise<Pick<Wish, 'judgement'> | null> {
  const project = { ...context, withWarehouse: noWarehouse };
  const { warehouse } = context;
  switch (step.does) {
    case 'pair': {
      const [a, b] = step.refs;
      return pairWish(step.joins ? 'must_link' : 'cannot_link', project, warehouse, [nameOf(a), nameOf(b)]);
    }
    case 'confirm':
      return confirmWish(project, warehouse, nameOf(step.ref));
    case 'part':
      return splitWish(context, step.ref, step.apart);
    case 'unmerge':
      return splitWish(context, step.ref, null);
    case 'pin':
      return pinWish(project, warehouse, {
        customer: nameOf(step.ref),
        field: step.value.field,
        values: [step.value.text],
        until: undefined,
      });
    case 'reject':
      return rejectWish(project, warehouse, {
        customer: nameOf(step.ref),
        field: step.value.field,
        value: step.value.text,
      });
    case 'unpin':
      return unpinWish(project, warehouse, { customer: nameOf(step.ref), field: step.value.field });
    case 'generic':
      return genericWish(project, step.value.field, step.value.text);
    default:
      return step satisfies never;
  }
}

/** Parts the customer of a record: `apart` goes away from the rest, or else its last merge is taken back. */
async function splitWish(
  { warehouse: { customers, decisions } }: Context,
  ref: Ref,
  apart: Ref | null,
): Promise<Pick<Wish, 'judgement'> | null> {
  const [record, away] = await decisions.find([ref, apart ?? ref].map(toRecordRef));
  const id = record ? await customers.customerOf(record) : null;
  const customer = id === null ? null : await customers.get(id);
  // A publication in between may have ended it.
  if (id === null || customer === null || !away) return null;
  const members = customer.members.map((member): RecordId => member.id);
  const parts = apart === null ? await partsBeforeMerge(customers, id, members) : namedParts(members, [[away]]);
  return parts === null || parts.length < 2 ? null : { judgement: { kind: 'split_cluster', parts } };
}

const nameOf = ({ source, key }: Ref): string => `${source}:${key}`;

const noWarehouse = (): never => {
  throw new Error('The warehouse is open already.');
};
