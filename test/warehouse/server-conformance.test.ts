import { test } from '@jest/globals';
import { describeWarehouse } from '../conformance/warehouse.ts';
import { testDatabaseUrl, useWarehouses } from '../support/with-warehouse.ts';

if (testDatabaseUrl === undefined)
  test.skip('a server at DATABASE_URL: set YEKTA_TEST_DATABASE_URL to a PostgreSQL server to test it', () => {});
else describeWarehouse('the server at YEKTA_TEST_DATABASE_URL', useWarehouses(testDatabaseUrl));
