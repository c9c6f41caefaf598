import { expect } from '@jest/globals';
import { YektaError } from '../../../config/errors/yekta-error.ts';
import type { RunId } from '../../../pipeline/ports/run-store.ts';
import { steward } from './decide-as-told.ts';
import { expectRebuiltAlike, expectServed } from './expectations.ts';
import { type Context, syncInProcess } from './project.ts';
import { stateOf } from './undo-restores.ts';

/**
 * The newest runs that brought anything are rolled back, and their rollbacks lifted again: everybody is as before then, and in
 * between as what is left gives it.
 */
export async function expectRollbackToRestore(context: Context, count: number): Promise<void> {
  const { rollbacks, runs } = context.warehouse;
  const settle = () => syncInProcess(context, undefined, false);
  await settle();
  const before = await stateOf(context);
  const rolledBack: RunId[] = [];
  for (const { id } of await runs.list(50))
    if (rolledBack.length < count && (await rollBack(context, id))) rolledBack.push(id);
  if (rolledBack.length === 0) return;
  await settle();
  await expectServed(context);
  await expectRebuiltAlike(context);
  for (const run of rolledBack.reverse()) await rollbacks.lift({ run, ...steward });
  await settle();
  expect(await stateOf(context)).toEqual(before);
}

async function rollBack({ warehouse: { rollbacks } }: Context, run: RunId): Promise<boolean> {
  try {
    await rollbacks.rollBack({ run, ...steward });
    return true;
  } catch (error) {
    if (error instanceof YektaError && error.code.startsWith('rollback.')) return false;
    throw error;
  }
}
