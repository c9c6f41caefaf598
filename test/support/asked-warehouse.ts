import type { Judgement } from '../../matching/decision.ts';
import { type RecordId, toCustomerId, toFieldName } from '../../matching/ids.ts';
import type { MatchResult } from '../../matching/match-result.ts';
import type { ComparisonModel, MatchModel } from '../../matching/model.ts';
import type { SurvivedCluster } from '../../matching/survivorship/survive-cluster.ts';
import { mapBatch } from '../../pipeline/ports/batch.ts';
import type { DecisionId } from '../../pipeline/ports/decision-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { draft } from './decided-warehouse.ts';
import { emptyModel } from './matching/empty-model.ts';
import { created, prepareIdentities, stageNames } from './publish-customers.ts';
import { staleGolden } from './stale-golden.ts';
import { fullName, matchResult, recordIds, writeResult } from './warehouse-data.ts';
import type { Warehouses } from './with-warehouse.ts';

/** Names are compared, phones are not. */
const model: MatchModel = { ...emptyModel, comparisons: [{ field: fullName } as ComparisonModel] };
export const worth = toFieldName('worth');
/** Of the records that `five` stages. */
export const names = ['Ali', 'Ali R', 'Sara', 'Sara K', 'Reza'] as const;

/** Five records without customers, and how to ask about them. */
export async function five(warehouses: Warehouses) {
  const warehouse = await warehouses.fresh();
  await stageNames(warehouse, names);
  const ids = await recordIds(warehouse);
  const records = names.map((_, index) => ids.get(String(index + 1))!);
  const [a, b, c, d, e] = records as [RecordId, RecordId, RecordId, RecordId, RecordId];
  const stored = await warehouse.matches.saveModel('config', model);
  const ask = (result: Partial<MatchResult>) => writeResult(warehouse, stored, 'config', matchResult(result));
  return { warehouse, queue: warehouse.conflicts, ask, a, b, c, d, e };
}

/** A possible match. */
export const below = (a: RecordId, b: RecordId, weight = 0) =>
  ({ a, b, weight, reason: 'below_link_threshold' }) as const;

export const take = (warehouse: Warehouse, judgement: Judgement, supersedes: readonly DecisionId[] = []) =>
  warehouse.decisions.take([{ ...draft(judgement), supersedes }], null);

interface Golden extends Partial<Pick<SurvivedCluster, 'contradictions' | 'warnings'>> {
  readonly worth?: string;
}

/** Publishes new customers with these records, and golden records of all. */
export async function publish(
  warehouse: Warehouse,
  customers: Readonly<Record<string, readonly RecordId[]>>,
  golden: Readonly<Record<string, Golden>>,
): Promise<void> {
  const { customers: store } = warehouse;
  const ids = Object.keys(customers).map(toCustomerId);
  await prepareIdentities(warehouse, { identities: created(...ids), memberships: customers });
  const rules = JSON.stringify(golden);
  for await (const { customers: stale } of staleGolden(warehouse, rules)) {
    await store.savePendingGolden(
      mapBatch(stale, ({ customer, inputHash, members }) => {
        const { worth: text, contradictions = [], warnings = [] } = golden[customer] ?? {};
        const winners = members.map(({ id }) => ({ value: 'v', record: id, status: 'valid' as const }));
        return {
          customer,
          inputHash,
          golden: {
            kind: null,
            fields: text === undefined ? {} : { [worth]: text },
            provenance: { [fullName]: { winners, rule: 'only' as const, losers: [] } },
            contradictions,
            warnings,
          },
        };
      }),
      rules,
    );
  }
  await store.publish(await warehouse.runs.begin());
}
