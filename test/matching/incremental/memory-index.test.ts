import { describeMatchIndex } from '../../conformance/match-index.ts';
import { standardCustomerProfile } from '../../support/matching/customer-records.ts';
import { createMemoryIndex } from '../../support/matching/memory-index.ts';

describeMatchIndex('the index in memory', async () => {
  const index = createMemoryIndex(standardCustomerProfile());
  return {
    index,
    put: async (record, source, data) => index.putPacked({ record, source, data }),
    remove: async (record) => index.remove(record),
  };
});
