import type { Judgement } from '../../matching/decision.ts';
import { type RecordId, toCustomerId, toFieldName } from '../../matching/ids.ts';
import { mapBatch } from '../../pipeline/ports/batch.ts';
import type { DecisionDraft, DecisionStore } from '../../pipeline/ports/decision-store.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import { created, publishCustomers, stageNames } from './publish-customers.ts';
import { staleGolden } from './stale-golden.ts';
import { recordIds } from './warehouse-data.ts';
import type { Warehouses } from './with-warehouse.ts';

export const phone = toFieldName('phone');
export const by = { author: 'sara', reason: 'a mistake' };
export const [x, y] = [toCustomerId('x'), toCustomerId('y')];

/** A warehouse with four normalized records of one source, with the keys 1 to 4. */
export async function fourRecords(warehouses: Warehouses) {
  const warehouse = await warehouses.fresh();
  await stageNames(warehouse, ['Name 1', 'Name 2', 'Name 3', 'Name 4']);
  const ids = await recordIds(warehouse);
  const [a, b, c, d] = ['1', '2', '3', '4'].map((key) => ids.get(key)!) as [RecordId, RecordId, RecordId, RecordId];
  return { warehouse, a, b, c, d };
}

/** Four records of which the first two belong to customer x, the third to y. */
export async function twoCustomers(warehouses: Warehouses) {
  const { warehouse, a, b, c, d } = await fourRecords(warehouses);
  await publishCustomers(warehouse, { identities: created(x, y), memberships: { x: [a, b], y: [c] } });
  return { warehouse, decisions: warehouse.decisions, a, b, c, d };
}

/** Makes golden records whose one field says `text`, and publishes them. */
export async function remerge(warehouse: Warehouse, text: string): Promise<void> {
  for await (const { customers } of staleGolden(warehouse, text))
    await warehouse.customers.savePendingGolden(
      mapBatch(customers, ({ customer, inputHash }) => ({
        customer,
        inputHash,
        golden: { kind: null, fields: { [phone]: text }, provenance: {}, contradictions: [] },
      })),
      text,
    );
  await warehouse.customers.publish(await warehouse.runs.begin());
}

export async function inForce(decisions: DecisionStore): Promise<readonly Judgement[]> {
  return (await decisions.active()).map(({ judgement }) => judgement);
}

export function draft(judgement: Judgement): DecisionDraft {
  return {
    judgement,
    author: 'reza',
    reason: 'I asked them',
    origin: 'cli',
    supersedes: [],
    decidedAt: null,
    expiresAt: null,
  };
}

export function pin(record: RecordId, value: string, known: readonly string[] = []): Judgement {
  return { kind: 'pin', record, field: phone, values: [{ value, key: value }], known };
}

export function reject(record: RecordId, value: string): Judgement {
  return { kind: 'reject_value', record, field: phone, value: { value, key: value } };
}
