import { beforeAll, describe, test } from '@jest/globals';
import fc from 'fast-check';
import type { MatchModel } from '../../matching/model.ts';
import { blankAgain } from '../support/blank-again.ts';
import { loadAtOnce } from '../support/histories/at-once.ts';
import { live } from '../support/histories/history.ts';
import { historySteps } from '../support/histories/history-step.ts';
import { historyConfigs, modelOfHistories, openHistory } from '../support/histories/project.ts';
import { emptyWorld } from '../support/histories/world.ts';
import { useWarehouses } from '../support/with-warehouse.ts';

const warehouses = useWarehouses();
const histories = Number(process.env.YEKTA_HISTORIES ?? 6);
const seed = Number(process.env.YEKTA_HISTORIES_SEED ?? 1);

describe('whatever happens to a project', () => {
  let configs: Awaited<ReturnType<typeof historyConfigs>>;
  let model: MatchModel;

  beforeAll(async () => {
    configs = await historyConfigs();
    model = await modelOfHistories(await warehouses.fresh(), configs[0]!);
  });

  test('it comes to what its facts come to at once, and stays there', async () => {
    const lived = await warehouses.fresh();
    const loaded = await warehouses.fresh();
    const [blankLived, blankLoaded] = [await blankAgain(lived), await blankAgain(loaded)];
    const property = fc.asyncProperty(fc.noBias(historySteps), async (steps) => {
      await blankLived();
      await live(
        (world) => openHistory(lived, configs, model, world),
        steps,
        async (facts, history) => {
          await blankLoaded();
          const world = emptyWorld();
          const [context] = await openHistory(loaded, [history.config], model, world);
          return loadAtOnce(context!, world, facts, history);
        },
      );
    });
    // Shrinking takes minutes: the seed that a failure prints is enough to look at it again.
    await fc.assert(property, { numRuns: histories, seed, endOnFailure: true });
  }, 3_600_000);
});
