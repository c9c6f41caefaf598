import { genericWish, pinWish, rejectWish, unpinWish } from '../../../cli/decisions/field-wishes.ts';
import { confirmWish, pairWish } from '../../../cli/decisions/link-wishes.ts';
import type { Wish } from '../../../cli/decisions/take-decision.ts';
import { YektaError } from '../../../config/errors/yekta-error.ts';
import type { RecordId } from '../../../matching/ids.ts';
import { decide } from '../../../pipeline/decide/decide.ts';
import { namedParts, partsBeforeMerge } from '../../../pipeline/decide/unmerge-parts.ts';
import { type HistoryStep, type Ref, toRecordRef } from './history-step.ts';
import type { Context } from './project.ts';

/** What people decide. */
export type DecisionStep = Exclude<
  HistoryStep,
  { readonly does: 'upsert' | 'delete' | 'sync' | 'configure' | 'erase' }
>;

/** Decides what is asked for; what cannot be decided, because no record or decision is there, changes nothing. */
export async function decideAsTold(context: Context, step: DecisionStep): Promise<void> {
  const { decisions } = context.warehouse;
  try {
    if (step.does === 'undo') {
      const active = await decisions.active();
      const chosen = active[step.choice % active.length];
      if (chosen !== undefined) await decisions.undo([chosen.id], { author: 'reza', reason: 'a mistake' });
      return;
    }
    const wish = await wishOf(context, step);
    if (wish === null) return;
    await decide(
      decisions,
      [
        {
          judgement: wish.judgement,
          author: 'sara',
          reason: 'called',
          origin: 'cli',
          decidedAt: null,
          expiresAt: null,
        },
      ],
      { supersede: step.does !== 'pair' || step.firm, basis: null },
    );
  } catch (error) {
    if (!(error instanceof YektaError) || !isRefusal(error)) throw error;
  }
}

function isRefusal({ code }: YektaError): boolean {
  return code === 'cli.usage' || code.startsWith('decision.') || code.startsWith('customer.');
}

async function wishOf(
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
  if (id === null || !away) return null;
  const members = (await customers.get(id))!.members.map((member): RecordId => member.id);
  const parts = apart === null ? await partsBeforeMerge(customers, id, members) : namedParts(members, [[away]]);
  return parts === null || parts.length < 2 ? null : { judgement: { kind: 'split_cluster', parts } };
}

const nameOf = ({ source, key }: Ref): string => `${source}:${key}`;

const noWarehouse = (): never => {
  throw new Error('The warehouse is open already.');
};
