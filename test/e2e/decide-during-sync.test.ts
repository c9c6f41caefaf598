import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJudgement } from '../../matching/decisions/canonical-judgement.ts';
import type { CustomerId } from '../../matching/ids.ts';
import type { MatchModel } from '../../matching/model.ts';
import type { DecisionId } from '../../pipeline/ports/decision-store.ts';
import { blankAgain } from '../support/blank-again.ts';
import { loadAtOnce } from '../support/histories/at-once.ts';
import { expectAsAtOnce, expectServed, expectSilence } from '../support/histories/expectations.ts';
import { beginnings } from '../support/histories/history-step.ts';
import {
  BYSTANDERS,
  historyConfigs,
  modelOfHistories,
  openHistory,
  syncInProcess,
} from '../support/histories/project.ts';
import { createStory } from '../support/histories/story.ts';
import { emptyWorld, tell, worldWithPeople } from '../support/histories/world.ts';
import { type Observer, playRound, type Tally } from '../support/interleaving/play-round.ts';
import { arbitraryRounds } from '../support/interleaving/rounds.ts';
import { takeTurns } from '../support/interleaving/take-turns.ts';
import { createTurns } from '../support/interleaving/turns.ts';
import { collect } from '../support/warehouse-data.ts';
import { useWarehouses } from '../support/with-warehouse.ts';

const warehouses = useWarehouses();
/** Syncs of one project, each with stewards beside it; then all is looked at. */
const ROUNDS = 20;
/** Decisions beside a running sync, about; each round has about five. */
const interleavings = Number(process.env.YEKTA_INTERLEAVINGS ?? 300);
const sessions = Math.ceil(interleavings / (5 * ROUNDS));
const seed = Number(process.env.YEKTA_INTERLEAVINGS_SEED ?? 1);

describe('stewards decide while a sync runs', () => {
  let config: Awaited<ReturnType<typeof historyConfigs>>[number];
  let model: MatchModel;

  beforeAll(async () => {
    config = (await historyConfigs())[0]!;
    model = await modelOfHistories(await warehouses.fresh(), config);
  });

  test('no decision is lost or altered, all are in force at the end, and stale ones are refused', async () => {
    const [lived, loaded] = [await warehouses.fresh(), await warehouses.fresh()];
    const stewards = await Promise.all([1, 2, 3].map(() => warehouses.reopen(lived)));
    const blank = { lived: await blankAgain(lived), loaded: await blankAgain(loaded) };
    const watcher = await warehouses.connect(lived);
    const turns = createTurns((connection) => isTrue('cardinality(pg_blocking_pids($1)) > 0', [connection]));
    for (const [index, warehouse] of [lived, ...stewards].entries())
      takeTurns(warehouse, index === 0 ? 'sync' : `steward ${index - 1}`, turns);
    const observer: Observer = {
      customersOf: async (records) => {
        const { rows } = await watcher.query<{ customer_id: CustomerId }>(
          'select distinct customer_id from membership where record_id = any($1::integer[])',
          [[...records]],
        );
        return rows.map(({ customer_id }) => customer_id);
      },
      haveChanged: (records, since) =>
        isTrue(
          `exists (select from membership join customer_event using (customer_id)
           where record_id = any($1::integer[]) and position > $2)`,
          [[...records], since],
        ),
      customersChanged: (customers, since) =>
        isTrue('exists (select from customer_event where customer_id = any($1) and position > $2)', [
          [...customers],
          since,
        ]),
    };
    const outcomes = new Map<string, number>();
    const count = (name: string, more: number) => outcomes.set(name, (outcomes.get(name) ?? 0) + more);

    const property = fc.asyncProperty(beginnings, arbitraryRounds(ROUNDS), async (first, rounds) => {
      await blank.lived();
      const world = worldWithPeople(BYSTANDERS);
      const story = createStory(world);
      const [context] = await openHistory(lived, [config], model, world);
      for (const step of first) story.happen(step);
      story.read(tell(world, 1));
      await syncInProcess(context!);

      const tally: Tally = { taken: new Map(), ended: new Set(), refused: new Map() };
      const beside = stewards.map((warehouse) => ({ ...context!, warehouse }));
      for (const round of rounds) {
        for (const step of round.changes) story.happen(step);
        story.read(tell(world, 1));
        await playRound({ sync: context!, stewards: beside, turns, observer }, round, tally);
      }
      await syncInProcess(context!);

      await expectKept(tally);
      await expectServed(context!);
      await expectSilence(context!);
      await blank.loaded();
      const again = emptyWorld();
      const [other] = await openHistory(loaded, [config], model, again);
      await expectAsAtOnce(lived, await loadAtOnce(other!, again, story.facts(), context!));
      count('taken', tally.taken.size);
      for (const [code, times] of tally.refused) count(code, times);
    });
    await fc.assert(property, { numRuns: sessions, seed, endOnFailure: true });
    if (process.env.YEKTA_INTERLEAVINGS !== undefined) console.info(sessions * ROUNDS, outcomes);
    // Proof that it came to both ends.
    expect(outcomes.get('taken')).toBeGreaterThan(sessions * ROUNDS);
    expect(outcomes.get('decision.stale')).toBeGreaterThan(sessions);
    expect(outcomes.get('decision.contradicts')).toBeGreaterThan(0);

    /** Every decision that was taken is there as it was taken, and in force unless another one took its place. */
    async function expectKept({ taken, ended }: Tally): Promise<void> {
      const all = (await collect(lived.decisions.all())).flat();
      expect(all.map(({ id }) => id)).toEqual([...taken.keys()].sort((a, b) => a - b));
      for (const decision of all)
        expect({ ...decision, judgement: canonicalJudgement(decision.judgement) }).toMatchObject(
          taken.get(decision.id)!,
        );
      const isEnded = (id: DecisionId, end: unknown) => [id, end !== null];
      expect(all.map(({ id, end }) => isEnded(id, end))).toEqual(all.map(({ id }) => [id, ended.has(id)]));
    }

    async function isTrue(condition: string, values: readonly unknown[]): Promise<boolean> {
      const { rows } = await watcher.query<{ it: boolean }>(`select ${condition} as it`, [...values]);
      return rows[0]!.it;
    }
  }, 36_000_000);
});
