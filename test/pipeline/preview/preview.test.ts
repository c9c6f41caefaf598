import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openOfflineProject } from '../../../cli/project.ts';
import type { PublishedCustomer } from '../../../pipeline/ports/customer-store.ts';
import { previewChanges } from '../../../pipeline/preview/preview.ts';
import { isEmptyPreview, type Preview } from '../../../pipeline/preview/preview-result.ts';
import type { ModelChoice } from '../../../pipeline/preview/shadow-match.ts';
import { withFrozen } from '../../../warehouse/frozen/with-frozen.ts';
import type { OpenWarehouse } from '../../../warehouse/open.ts';
import { databaseOf } from '../../../warehouse/opened.ts';
import { makeTwoLists, type TwoLists } from '../../support/company/two-lists.ts';
import { digestOf } from '../../support/digest-of.ts';
import { collect } from '../../support/warehouse-data.ts';

let lists: TwoLists;
beforeAll(async () => {
  lists = await makeTwoLists(45);
});
afterAll(() => lists.close());

const use = async <T>(config: string, work: (warehouse: OpenWarehouse) => Promise<T>): Promise<T> =>
  (await openOfflineProject(config)).withWarehouse(work);

/** Previews, and makes sure that nothing was written. */
async function preview(config: string, model: ModelChoice = 'stored', samples = 1000): Promise<Preview> {
  const project = await openOfflineProject(config);
  return project.withWarehouse(async (warehouse) => {
    const digest = await digestOf(warehouse);
    const made = await withFrozen(warehouse, (frozen) =>
      previewChanges({
        ...project,
        frozen,
        model,
        samples,
        now: new Date().toISOString(),
        signal: new AbortController().signal,
        onStage: () => {},
        onProgress: () => {},
      }),
    );
    expect(await digestOf(warehouse)).toBe(digest);
    return made;
  });
}

/** Everything that a preview tells about, as published. */
function published(config: string) {
  return use(config, async (warehouse) => {
    const customers = await collect(warehouse.customers.all());
    const { rows } = await databaseOf(warehouse).pool.query(
      `select kind, records, customer_id from conflict where closed_at is null and kind <> 'suspicious_deletions'`,
    );
    return {
      customers: new Map(customers.map((customer) => [customer.id, customer])),
      conflicts: new Set(rows.map(({ kind, records, customer_id }) => [kind, customer_id ?? records].join(' '))),
    };
  });
}

type Published = Awaited<ReturnType<typeof published>>;

/** Customers that stay, with each field that differs. */
function fieldsThatDiffer(before: Published, after: Published): readonly string[] {
  const fieldsOf = (customer: PublishedCustomer) => customer.golden.fields as Readonly<Record<string, unknown>>;
  return [...before.customers.values()]
    .flatMap((old) => {
      const made = after.customers.get(old.id);
      if (made === undefined) return [];
      const names = new Set([...Object.keys(fieldsOf(old)), ...Object.keys(fieldsOf(made))]);
      return [...names].flatMap((name) => {
        const [a, b] = [JSON.stringify(fieldsOf(old)[name]), JSON.stringify(fieldsOf(made)[name])];
        return a === b ? [] : [`${old.id} ${name} ${a} ${b}`];
      });
    })
    .sort();
}

const previewedFields = ({ fields }: Preview): readonly string[] =>
  fields
    .flatMap(({ field, samples }) =>
      samples.map(({ customer, before, after }) => {
        const text = (value: unknown) => JSON.stringify(value ?? undefined);
        return `${customer} ${field} ${text(before)} ${text(after)}`;
      }),
    )
    .sort();

const countAll = (kinds: Preview['questions']['opened']): number =>
  Object.values(kinds).reduce((sum, { count }) => sum + count, 0);

describe('a preview', () => {
  test('of the configuration in use is empty, with or without training the same model again', async () => {
    const config = await lists.configure('same', 'same');
    expect((await lists.sync(config)).status).toBe('succeeded');
    const made = await preview(config);
    expect(isEmptyPreview(made)).toBe(true);
    expect(made).toMatchObject({ model: 'stored', renormalized: [], changed: 0, fields: [] });
    expect(made.customers.before).toBeGreaterThan(30);
    expect(made.customers.after).toBe(made.customers.before);
    expect(made.records.after).toBe(60);
    const trained = await preview(config, 'train');
    expect(trained.model).toBe('trained');
    expect(isEmptyPreview(trained)).toBe(true);
  });

  test('cannot write', async () => {
    const config = await lists.configure('same', 'same');
    await use(config, (warehouse) =>
      withFrozen(warehouse, async (frozen) => {
        const { saveModel } = frozen.matches as OpenWarehouse['matches'];
        await expect(saveModel('other', {} as never)).rejects.toThrow(/snapshot/);
        expect((await collect(frozen.customers.memberships())).length).toBe(60);
      }),
    );
  });

  const changes: readonly (readonly [what: string, change: (yaml: string) => string])[] = [
    ['another survivorship rule', (yaml) => `${yaml}survivorship:\n  city: [{ source_priority: [crm] }]\n`],
    ['a column mapped no longer', (yaml) => yaml.replace('phone: mobile, national_id: national_id, city', 'city')],
    ['a column mapped to another field', (yaml) => yaml.replace('city: city', 'address: city')],
    ['a source taken out', (yaml) => yaml.slice(0, yaml.indexOf('  crm:'))],
    [
      'a field that identifies no longer',
      (yaml) => `${yaml}customer:\n  fields:\n    national_id: { role: none }\n    phone: { role: none }\n`,
    ],
    ['another threshold', (yaml) => `${yaml}matching:\n  thresholds: { link: 0.999999, review: 0.3 }\n`],
    [
      'no duplicates in a source',
      (yaml) => yaml.replace('    location: parties.csv\n', '    location: parties.csv\n    duplicate_free: true\n'),
    ],
  ];

  test.each(changes)('of %s tells exactly what a sync then publishes', async (what, change) => {
    const project = `p${changes.findIndex(([name]) => name === what)}`;
    await lists.sync(await lists.configure(project, project));
    const before = await published(await lists.configure(project, project));
    const config = await lists.configure(project, `${project}-changed`, change);
    const made = await preview(config);
    expect(isEmptyPreview(made)).toBe(false);

    const run = await lists.sync(config);
    const { counts } = run.steps.find(({ step }) => step === 'publish')!;
    expect({ ...made.identities, changed: made.changed }).toEqual(counts);
    const after = await published(config);
    expect(made.customers).toEqual({ before: before.customers.size, after: after.customers.size });
    expect(previewedFields(made)).toEqual(fieldsThatDiffer(before, after));
    expect(countAll(made.questions.opened)).toBe(
      [...after.conflicts].filter((one) => !before.conflicts.has(one)).length,
    );
    expect(countAll(made.questions.closed)).toBe(
      [...before.conflicts].filter((one) => !after.conflicts.has(one)).length,
    );
    const again = await preview(config);
    expect(again).toMatchObject({ model: 'stored', renormalized: [] });
    expect(isEmptyPreview(again)).toBe(true);
  });
});
