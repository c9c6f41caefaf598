import { describeWarehouse } from '../conformance/warehouse.ts';
import { withServer } from '../support/require-server.ts';
import { useWarehouses } from '../support/with-warehouse.ts';

withServer('YEKTA_TEST_DATABASE_URL', (url) =>
  describeWarehouse('the server at YEKTA_TEST_DATABASE_URL', useWarehouses(url)),
);
