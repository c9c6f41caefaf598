import { describeWarehouse } from '../conformance/warehouse.ts';
import { useWarehouses } from '../support/with-warehouse.ts';

describeWarehouse('the embedded Postgres', useWarehouses());
