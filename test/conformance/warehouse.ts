import type { Warehouses } from '../support/with-warehouse.ts';
import { describeConflictQueue } from './warehouse-conflicts.ts';
import { describeCustomerStore } from './warehouse-customers.ts';
import { describeDecisionStore } from './warehouse-decisions.ts';
import { describeDoubtedValues } from './warehouse-doubted-values.ts';
import { describeErasureStore } from './warehouse-erasures.ts';
import { describeCustomerFeed } from './warehouse-feed.ts';
import { describeHistoryStore } from './warehouse-history.ts';
import { describeHoldStore } from './warehouse-holds.ts';
import { describeIdentities } from './warehouse-identities.ts';
import { describeMatchStore } from './warehouse-matches.ts';
import { describeNormalizedStore } from './warehouse-normalized.ts';
import { describeOpposedDecisions } from './warehouse-opposed-decisions.ts';
import { describeRollbackStore } from './warehouse-rollbacks.ts';
import { describeRunStore } from './warehouse-runs.ts';
import { describeSourceStore } from './warehouse-sources.ts';

/** The contract of pipeline/ports/warehouse.ts; every database that Yekta works on passes it. */
export function describeWarehouse(name: string, warehouses: Warehouses): void {
  describeRunStore(name, warehouses);
  describeSourceStore(name, warehouses);
  describeNormalizedStore(name, warehouses);
  describeMatchStore(name, warehouses);
  describeCustomerStore(name, warehouses);
  describeIdentities(name, warehouses);
  describeConflictQueue(name, warehouses);
  describeDoubtedValues(name, warehouses);
  describeCustomerFeed(name, warehouses);
  describeHistoryStore(name, warehouses);
  describeHoldStore(name, warehouses);
  describeDecisionStore(name, warehouses);
  describeOpposedDecisions(name, warehouses);
  describeErasureStore(name, warehouses);
  describeRollbackStore(name, warehouses);
}
