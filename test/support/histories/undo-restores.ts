import { expect } from '@jest/globals';
import { YektaError } from '../../../config/errors/yekta-error.ts';
import type { RecordId } from '../../../matching/ids.ts';
import { decide } from '../../../pipeline/decide/decide.ts';
import { collect } from '../warehouse-data.ts';
import { livingLines } from './expectations.ts';
import { type Context, syncInProcess } from './project.ts';

/**
 * Two customers that people join and part again have their ids, records and fields as before, and so has everybody else; what was
 * decided before is in force again.
 */
export async function expectUndoToRestore(context: Context): Promise<void> {
  const { decisions } = context.warehouse;
  const pair = (await separatedPair(context)) ?? (await firstPair(context));
  if (pair === null) return;
  const [a, b] = pair;
  const before = await stateOf(context);
  const judgement = { kind: 'must_link', a, b } as const;
  const asked = {
    judgement,
    author: 'sara',
    reason: 'called',
    origin: 'cli',
    decidedAt: null,
    expiresAt: null,
  } as const;
  try {
    const [outcome] = await decide(decisions, [asked], { supersede: true, basis: null });
    if (!outcome!.isNew) return;
    await syncInProcess(context);
    await decisions.undo([outcome!.id], { author: 'sara', reason: 'a mistake' });
  } catch (error) {
    if (error instanceof YektaError && error.code === 'decision.contradicts') return;
    throw error;
  }
  await syncInProcess(context);
  expect(await stateOf(context)).toEqual(before);
}

type Pair = readonly [RecordId, RecordId];

/** Records that people keep apart: joining them takes the place of that, and undoing it brings it back. */
async function separatedPair({ warehouse: { decisions } }: Context): Promise<Pair | null> {
  for (const { judgement } of await decisions.active())
    if (judgement.kind === 'cannot_link') return [judgement.a, judgement.b];
  return null;
}

async function firstPair(context: Context): Promise<Pair | null> {
  const [first, second] = await customersOf(context);
  return second === undefined ? null : [first!.members[0]!.id, second.members[0]!.id];
}

const customersOf = ({ warehouse }: Context) => collect(warehouse.customers.all());

/** All that people see of the present, with the ids of customers. */
export const stateOf = async (context: Context) => ({
  lines: await livingLines(context.warehouse),
  customers: await customersOf(context),
});
