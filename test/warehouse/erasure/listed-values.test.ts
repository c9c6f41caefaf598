import { expect, test } from '@jest/globals';
import { toCustomerId } from '../../../matching/ids.ts';
import type { ComparisonModel } from '../../../matching/model.ts';
import type { NormalizedRecord } from '../../../matching/normalized-record.ts';
import { emptyModel } from '../../support/matching/empty-model.ts';
import { created, goldenOf, publishCustomers, stageThree } from '../../support/publish-customers.ts';
import { fullName } from '../../support/warehouse-data.ts';
import { useWarehouses } from '../../support/with-warehouse.ts';

const warehouses = useWarehouses();

const keysOf = ({ fields }: NormalizedRecord) => (fields[fullName] ?? []).map(({ key }) => ({ field: fullName, key }));

test('models and generic values keep what others have, and lose what only the person had', async () => {
  const warehouse = await warehouses.fresh();
  const { one, two, three } = await stageThree(warehouse, ['Ali', 'Sara', 'Sara']);
  const [x, y] = [toCustomerId('x'), toCustomerId('y')];
  await publishCustomers(warehouse, { identities: created(x, y), memberships: { x: [one, two], y: [three] } });
  const comparison = { field: fullName, frequencies: { ali: 0.2, mina: 0.1, sara: 0.3 }, generic: ['ali', 'sara'] };
  const stored = await warehouse.matches.saveModel('rules', {
    ...emptyModel,
    comparisons: [comparison as unknown as ComparisonModel],
  });
  const take = (key: string) =>
    warehouse.decisions.take(
      [
        {
          judgement: { kind: 'generic_value', field: fullName, key },
          author: 'sara',
          reason: `${key} is a shop`,
          origin: 'cli',
          supersedes: [],
          decidedAt: null,
          expiresAt: null,
        },
      ],
      null,
    );
  const [own] = await take('ali');
  await take('sara');
  const { counts } = await warehouse.erasures.erase(
    { customer: x, records: null, reason: 'request', author: 'mina', mayReturn: false },
    {
      merge: (rest) => ({ ...goldenOf(rest), warnings: [] }),
      identifiersOf: () => [],
      keysOf,
      keysIn: () => [{ field: fullName, key: 'unlisted' }],
    },
  );
  expect(counts.model_value).toBe(1);
  // Nobody has `mina` now, but it was not said to be the person's.
  const { model, id } = (await warehouse.matches.model('rules'))!;
  expect(id).toBe(stored.id);
  expect(model.comparisons).toEqual([{ field: fullName, frequencies: { mina: 0.1, sara: 0.3 }, generic: ['sara'] }]);
  expect((await warehouse.decisions.active()).map(({ judgement }) => judgement)).toEqual([
    { kind: 'generic_value', field: fullName, key: 'sara' },
  ]);
  expect(await warehouse.decisions.get(own!)).toMatchObject({
    reason: '',
    judgement: { key: '' },
    end: { cause: 'erased' },
  });
});
