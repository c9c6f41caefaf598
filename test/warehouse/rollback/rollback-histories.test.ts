import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { YektaError } from '../../../config/errors/yekta-error.ts';
import { type SourceName, toSourceName } from '../../../matching/ids.ts';
import type { RunId } from '../../../pipeline/ports/run-store.ts';
import type { OpenWarehouse } from '../../../warehouse/open.ts';
import { liveValues, stageRun } from '../../support/published-run.ts';
import { stageRows } from '../../support/warehouse-data.ts';
import { useWarehouses } from '../../support/with-warehouse.ts';

const warehouses = useWarehouses();

/** What the file of a source holds: a letter for each key, or nothing. */
type File = readonly (string | null)[];
type Step =
  | { readonly kind: 'load'; readonly file: File; readonly isPublished: boolean }
  /** Of the run so many steps ago. */
  | { readonly kind: 'rollBack' | 'lift'; readonly ago: number };

const keys = ['k', 'l', 'm'];
const file = fc.tuple(...keys.map(() => fc.option(fc.constantFrom('a', 'b', 'c'), { freq: 4 })));
const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('load' as const),
        file,
        isPublished: fc.constantFrom(true, true, false),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('rollBack' as const), ago: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('lift' as const), ago: fc.nat(3) }) },
  ) as fc.Arbitrary<Step>,
  { minLength: 3, maxLength: 14 },
);

test('what counts is what sources said last, but for what is rolled back', async () => {
  const warehouse = await warehouses.fresh();
  let histories = 0;
  const property = fc.asyncProperty(steps, async (history) => {
    histories += 1;
    const source = toSourceName(`source${histories}`);
    const oracle = createOracle();
    const runs: RunId[] = [];
    for (const step of history) {
      if (step.kind === 'load')
        runs.push(await stageRun(warehouse, rowsOf(step.file), { source, isPublished: step.isPublished }));
      const run = step.kind === 'load' ? runs.length - 1 : runs.length - 1 - step.ago;
      if (run < 0) continue;
      if (step.kind === 'load') oracle.load(step.file, step.isPublished);
      else
        expect(await attempt(warehouse, step.kind, runs[run]!)).toBe(
          step.kind === 'lift' ? oracle.lift(run) : oracle.rollBack(run),
        );
      expect(await live(warehouse, source)).toEqual(oracle.live());
    }
    await expectSilence(warehouse, source, history);
  });
  await fc.assert(property, { numRuns: 20, seed: 15, endOnFailure: true });
}, 600_000);

const rowsOf = (content: File) =>
  content.flatMap((value, index) => (value === null ? [] : [{ key: keys[index]!, values: { value } }]));

async function attempt({ rollbacks }: OpenWarehouse, kind: 'rollBack' | 'lift', run: RunId): Promise<string> {
  try {
    await rollbacks[kind]({ run, reason: 'a test', author: 'sara' });
    return 'done';
  } catch (error) {
    if (error instanceof YektaError) return error.code;
    throw error;
  }
}

async function live(warehouse: OpenWarehouse, source: SourceName): Promise<File> {
  const values = await liveValues(warehouse, source);
  return keys.map((key) => values.get(key) ?? null);
}

/** The same file again says nothing new, whatever of it is set aside. */
async function expectSilence(warehouse: OpenWarehouse, source: SourceName, history: readonly Step[]): Promise<void> {
  const last = history.findLast((step) => step.kind === 'load');
  if (last === undefined) return;
  const before = await live(warehouse, source);
  const counts = await stageRows(warehouse, rowsOf(last.file), { source, deletions: 1 });
  expect(counts).toMatchObject({ accepted: 0, deleted: 0 });
  expect(await live(warehouse, source)).toEqual(before);
}

/** What a source said about a key, and in which run; null: it is gone. */
interface Statement {
  readonly value: string | null;
  /** Number of the run that published it; null: none did yet. */
  run: number | null;
  /** The rollback that set it aside. */
  withdrawnBy: number | null;
}

function createOracle() {
  const said: Statement[][] = keys.map(() => []);
  /** Run and rollback in force. */
  const active = new Map<number, number>();
  const published = new Set<number>();
  let loads = 0;
  let rollbacks = 0;
  const counting = (statements: readonly Statement[]) => statements.findLast(({ withdrawnBy }) => withdrawnBy === null);
  const targets = (run: number) =>
    said.map((statements) => statements.filter((one) => one.run === run && one.withdrawnBy === null));
  return {
    load: (content: File, isPublished: boolean): void => {
      for (const [index, value] of content.entries())
        if ((said[index]!.at(-1)?.value ?? null) !== value) said[index]!.push({ value, run: null, withdrawnBy: null });
      if (isPublished) {
        published.add(loads);
        for (const statement of said.flat()) statement.run ??= loads;
      }
      loads += 1;
    },
    rollBack: (run: number): string => {
      if (!published.has(run) || active.has(run)) return 'rollback.nothing';
      const found = targets(run);
      if (found.some((some, index) => some.length > 0 && !some.includes(counting(said[index]!)!)))
        return 'rollback.superseded';
      if (found.flat().length === 0) return 'rollback.nothing';
      rollbacks += 1;
      active.set(run, rollbacks);
      for (const statement of found.flat()) statement.withdrawnBy = rollbacks;
      return 'done';
    },
    lift: (run: number): string => {
      const rollback = active.get(run);
      if (rollback === undefined) return 'rollback.nothing';
      active.delete(run);
      for (const statement of said.flat()) if (statement.withdrawnBy === rollback) statement.withdrawnBy = null;
      return 'done';
    },
    live: (): File => said.map((statements) => counting(statements)?.value ?? null),
  };
}
