import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openOfflineProject } from '../../../cli/project.ts';
import type { Judgement } from '../../../matching/decision.ts';
import { toFieldName } from '../../../matching/ids.ts';
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
      `select kind, records, customer_id, field from conflict
        where closed_at is null and kind not in ('suspicious_deletions', 'generic_value')`,
    );
    return {
      customers: new Map(customers.map((customer) => [customer.id, customer])),
      conflicts: new Set(
        rows.map(({ kind, records, customer_id, field }) =>
          customer_id === null ? `${kind} ${records}` : `${kind} ${customer_id} ${field}`,
        ),
      ),
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
});

/** Steps of one project: each is previewed, and then made. */
const outOfService = (yaml: string): string => yaml.slice(0, yaml.indexOf('  crm:'));
const withoutDuplicates = (yaml: string): string =>
  yaml.replace('    location: parties.csv\n', '    location: parties.csv\n    duplicate_free: true\n');
const steps: readonly (readonly [what: string, change: (yaml: string) => string, expected: object])[] = [
  ['another survivorship rule', (yaml) => `${yaml}survivorship:\n  city: [{ source_priority: [crm] }]\n`, {}],
  ['a column mapped to another field', (yaml) => yaml.replace('city: city', 'address: city'), { changed: 38 }],
  ['a source taken out', outOfService, {}],
  ['the source put back', (yaml) => yaml, {}],
  ['no duplicates in a source', withoutDuplicates, { identities: { created: 7, split: 7 } }],
  ['duplicates again', (yaml) => yaml, { identities: { absorbed: 7 } }],
  ['no duplicates once more', withoutDuplicates, { identities: { released: 7, created: 0 } }],
  [
    'fields that identify no longer',
    (yaml) => `${yaml}customer:\n  fields: { national_id: { role: none }, phone: { role: none } }\n`,
    {},
  ],
];

describe('a preview tells exactly what a sync then publishes, of', () => {
  beforeAll(async () => {
    const config = await lists.configure('steps', 'step');
    const first = await preview(config);
    expect({ isEmpty: isEmptyPreview(first), records: first.records.after }).toEqual({ isEmpty: true, records: 0 });
    await lists.sync(config);
  });

  test.each(steps.map(([what], step) => [what, step] as const))('%s', async (_, step) => {
    const [, change, expected] = steps[step]!;
    const config = await lists.configure('steps', `step-${step}`, change);
    await expectExact(config, expected);
  });

  test('decisions that no sync has seen yet', async () => {
    const config = await lists.configure('decided', 'decided');
    expect(await lists.sync(config)).toMatchObject({ status: 'succeeded' });
    await use(config, async ({ decisions, customers }) => {
      const all = await collect(customers.all());
      const large = all.find(({ members }) => members.length > 1)!;
      const [first, second] = all.filter(({ members }) => members.length === 1);
      const records = large.members.map(({ id }) => id);
      const judgements: readonly Judgement[] = [
        { kind: 'split_cluster', parts: [records.slice(0, 1), records.slice(1)] },
        { kind: 'must_link', a: first!.members[0]!.id, b: second!.members[0]!.id },
        {
          kind: 'pin',
          record: records[0]!,
          field: toFieldName('city'),
          values: [{ value: 'یزد', key: 'یزد' }],
          known: [],
        },
      ];
      const said = {
        author: 'mina',
        reason: '',
        origin: 'cli',
        supersedes: [],
        decidedAt: null,
        expiresAt: null,
      } as const;
      await decisions.take(
        judgements.map((judgement) => ({ judgement, ...said })),
        null,
      );
    });
    const made = await expectExact(config, { identities: { absorbed: 1, split: 1 } });
    expect(made.fields.some(({ causes }) => causes.decided > 0)).toBe(true);
  });
});

/** Previews, syncs, and compares what was published with what was previewed. */
async function expectExact(config: string, expected: object): Promise<Preview> {
  const before = await published(config);
  const made = await preview(config);
  expect(made).toMatchObject(expected);
  expect(isEmptyPreview(made)).toBe(false);

  const run = await lists.sync(config);
  const { counts } = run.steps.find(({ step }) => step === 'publish')!;
  expect({ ...made.identities, changed: made.changed }).toEqual(counts);
  const after = await published(config);
  expect(made.customers).toEqual({ before: before.customers.size, after: after.customers.size });
  expect(previewedFields(made)).toEqual(fieldsThatDiffer(before, after));
  const isNew = (one: string): boolean => !before.conflicts.has(one);
  const isGone = (one: string): boolean => !after.conflicts.has(one);
  expect(countAll(made.questions.opened)).toBe([...after.conflicts].filter(isNew).length);
  expect(countAll(made.questions.closed)).toBe([...before.conflicts].filter(isGone).length);
  expect(isEmptyPreview(await preview(config))).toBe(true);
  return made;
}
