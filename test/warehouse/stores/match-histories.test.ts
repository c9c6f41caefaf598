import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comparedFields } from '../../../matching/compared-fields.ts';
import { toRecordId, toSourceName } from '../../../matching/ids.ts';
import { createPacker } from '../../../matching/incremental/comparables/pack-comparables.ts';
import { indexContent } from '../../../matching/incremental/index-content.ts';
import type { MatchDelta } from '../../../matching/incremental/match-delta.ts';
import type { MatchOptions } from '../../../matching/match-options.ts';
import { matchTable } from '../../../matching/match-table.ts';
import type { NormalizedRecord } from '../../../matching/normalized-record.ts';
import { planRules } from '../../../matching/plan/plan-rules.ts';
import { genericOf } from '../../../matching/scoring/without-generic-values.ts';
import { matchChanges } from '../../../pipeline/match/match-changes.ts';
import type { MatchIndex } from '../../../pipeline/ports/match-index.ts';
import { inTransaction } from '../../../warehouse/db/in-transaction.ts';
import { databaseOf } from '../../../warehouse/opened.ts';
import { createMatchIndex } from '../../../warehouse/stores/match-index/match-index.ts';
import { writeComparables } from '../../../warehouse/stores/match-index/write-records.ts';
import { arbitraryCustomers } from '../../support/matching/arbitrary-customers.ts';
import { standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { cannotLink, mustLink, tableOf, trainCustomers } from '../../support/matching/match-customers.ts';
import { createMemoryIndex } from '../../support/matching/memory-index.ts';
import { useWarehouses } from '../../support/with-warehouse.ts';

const warehouses = useWarehouses();
const SLOTS = 12;
const profile = standardCustomerProfile();
const pack = createPacker(profile);
const corpus = fc.sample(arbitraryCustomers(200), { numRuns: 1, seed: 5 })[0]!;
const model = trainCustomers(corpus);

const slot = fc.integer({ min: 1, max: SLOTS });
/** A record becomes one of the corpus, or goes. */
const change = fc.tuple(slot, fc.option(fc.nat(corpus.length - 1), { freq: 4 }));
const decision = fc
  .tuple(slot, slot, fc.boolean())
  .filter(([a, b]) => a !== b)
  .map(([a, b, together]) => (together ? mustLink : cannotLink)(a, b));
const batch = fc.record({
  changes: fc.array(change, { maxLength: 5 }),
  decisions: fc.array(decision, { maxLength: 2 }),
});

test('a history leaves the same in Postgres as in memory, batch by batch', async () => {
  const database = databaseOf(await warehouses.fresh());
  await database.db.insertInto('source').values({ name: 'crm' }).execute();
  const stored = createMatchIndex(database);
  let edges = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { minLength: 2, maxLength: 4 }), async (batches) => {
      const memory = createMemoryIndex(profile);
      await database.db.deleteFrom('match_record').execute();
      let options: MatchOptions = {
        decisions: [],
        thresholds: { link: 0.6, review: 0.05 },
        limits: { clusterSize: 4, blockSize: 4, pairsPerRecord: 1, leastPairs: 6 },
      };
      const origin = () => ({ model: 1, fingerprint: 'config', decisions: options.decisions, generic: new Map() });
      const none = matchTable(tableOf([], profile), profile, model, options);
      const rules = planRules(comparedFields(profile), options);
      for (const index of [memory, stored])
        await index.replace(none, indexContent(tableOf([], profile), genericOf(model), rules), origin());

      for (const { changes, decisions } of batches) {
        for (const [id, version] of changes) {
          const record = version === null ? null : toCustomer(id, corpus[version]!);
          if (record === null) memory.remove(toRecordId(id));
          else memory.put(record);
          const comparables = { record: id, source: 1, data: record && pack(record) };
          await inTransaction(database, (transaction) => writeComparables(transaction, [comparables]));
        }
        options = { ...options, decisions };
        // Both know the anchors of all decisions of the history: seeds too many change nothing.
        const decided = batches.flatMap((each) => each.decisions.flatMap(({ a, b }) => [a, b]));
        const deltas = await Promise.all(
          [memory, stored].map((index) => matchChanges({ index, profile, model, options, decided })),
        );
        edges += deltas[0]!.edgesWon.length;
        expect(inOrder(deltas[1]!)).toEqual(inOrder(deltas[0]!));
        await Promise.all([memory, stored].map((index, i) => index.apply(deltas[i]!, origin())));
        expect(await everything(stored)).toEqual(await everything(memory));
      }
    }),
    { numRuns: 12 },
  );
  expect(edges).toBeGreaterThan(12);
}, 120_000);

function toCustomer(id: number, version: NormalizedRecord): NormalizedRecord {
  return { ...version, id: toRecordId(id), source: toSourceName('crm'), key: `k${(id * 7) % SLOTS}` };
}

function inOrder({ segment, changed, ...delta }: MatchDelta): unknown {
  return {
    ...delta,
    changed: changed.toSorted((a, b) => a - b),
    entries: segment.entries,
    edgesLost: byText(delta.edgesLost),
    edgesWon: byText(delta.edgesWon),
  };
}

async function everything(index: MatchIndex): Promise<unknown> {
  const ids = Array.from({ length: SLOTS }, (_, i) => toRecordId(i + 1));
  const keys: string[] = [];
  await index.scan((high, low, _, members) => void keys.push(`${high} ${low} ${members().join(' ')}`));
  return {
    state: await index.state(),
    changes: await index.changes(),
    counts: await index.counts(),
    keys: keys.sort(),
    edges: byText(await index.edgesOf(ids)),
    clusters: byText((await index.clustersOf(ids)).map((members) => members.toSorted((a, b) => a - b))),
  };
}

function byText<T>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
