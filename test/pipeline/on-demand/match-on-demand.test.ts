import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { YektaError } from '../../../config/errors/yekta-error.ts';
import { matchingFingerprint } from '../../../config/fingerprints.ts';
import type { Config } from '../../../config/schema/config.ts';
import { type CustomerId, type RecordId, toCustomerId, toRecordId } from '../../../matching/ids.ts';
import { createPacker } from '../../../matching/incremental/comparables/pack-comparables.ts';
import type { MatchModel } from '../../../matching/model.ts';
import type { NormalizedRecord } from '../../../matching/normalized-record.ts';
import type { Profile } from '../../../matching/profile.ts';
import { profileFromConfig } from '../../../matching/profile-from-config.ts';
import { matchRecords } from '../../../pipeline/match/match-records.ts';
import { createOnDemandMatcher, type OnDemandMatcher } from '../../../pipeline/on-demand/match-on-demand.ts';
import type { MatchIndex } from '../../../pipeline/ports/match-index.ts';
import { loadText } from '../../config/load-text.ts';
import { arbitraryCustomers } from '../../support/matching/arbitrary-customers.ts';
import { customer } from '../../support/matching/customer-records.ts';
import { trainCustomers } from '../../support/matching/match-customers.ts';
import { createMemoryIndex, type MemoryIndex } from '../../support/matching/memory-index.ts';

const ali = { full_name: 'علی رضایی', birth_date: '1980-03-21', email: 'ali.rezaei@gmail.com', phone: '09121234567' };
const sara = { full_name: 'سارا کریمی', birth_date: '1991-11-02', phone: '09351112233', city: 'شیراز' };
const records = [
  customer({ id: 1, source: 'sales', key: 'S-1', fields: ali }),
  customer({ id: 2, source: 'accounts', key: 'A-1', fields: { ...ali, city: 'تهران' } }),
  customer({ id: 3, source: 'sales', key: 'S-2', fields: sara }),
];
const customers = new Map<RecordId, CustomerId>([
  [toRecordId(1), toCustomerId('c-ali')],
  [toRecordId(2), toCustomerId('c-ali')],
  [toRecordId(3), toCustomerId('c-sara')],
]);

let config: Config;
let profile: Profile;
let model: MatchModel;
beforeAll(async () => {
  config = await loadText(`version: 1
project: atlas
sources:
  sales:
    connector: excel
    location: sales.xlsx
    fields: { given_name: نام, family_name: نام خانوادگی, birth_date: { column: تولد, calendar: jalali, date_order: dmy }, phone: [موبایل, تلفن] }
  accounts: { connector: csv, location: a.csv, fields: { party_name: name } }
`);
  profile = profileFromConfig(config);
  model = trainCustomers(fc.sample(arbitraryCustomers(300), { numRuns: 1, seed: 5 })[0]!);
});

interface World {
  readonly index: MemoryIndex;
  readonly sync: (generic?: readonly string[]) => Promise<void>;
  readonly match: OnDemandMatcher;
}

/** Some records that were synced, unless `synced` says otherwise. */
async function world({
  wrap = (index) => index,
  modelId = 1,
  synced = true,
}: {
  readonly wrap?: (index: MatchIndex) => MatchIndex;
  readonly modelId?: number;
  readonly synced?: boolean;
} = {}): Promise<World> {
  const index = createMemoryIndex(profile);
  for (const record of records) index.put(record);
  const configFingerprint = matchingFingerprint(config);
  const stored = { id: 1, fingerprint: configFingerprint, model };
  const sync = async (generic: readonly string[] = []): Promise<void> => {
    let live = 0;
    await index.allComparables(() => void live++);
    await matchRecords({
      profile,
      matching: config.matching,
      configFingerprint,
      normalized: { count: async () => live, repack: async () => {} },
      matches: {
        model: async () => stored,
        modelId: async () => stored.id,
        saveModel: async () => stored,
        decisions: async () => [],
        genericValues: async () => new Map(profile.fields.map(({ name }) => [name, generic])),
      },
      index,
      signal: new AbortController().signal,
      onProgress: () => {},
    });
  };
  if (synced) await sync();
  const { match } = createOnDemandMatcher({
    config,
    profile,
    index: wrap(index),
    matches: { model: async () => ({ ...stored, id: modelId }) },
    decisions: { customersOf: async (ids) => new Map(ids.flatMap((id) => entryOf(id))) },
    normalized: { columnTexts: async () => [] },
  });
  return { index, sync, match };
}

function entryOf(id: RecordId): readonly (readonly [RecordId, CustomerId])[] {
  const found = customers.get(id);
  return found === undefined ? [] : [[id, found]];
}

const codeOf = (matching: Promise<unknown>): Promise<string> =>
  matching.then(
    () => 'none',
    (error: unknown) => (error instanceof YektaError ? error.code : String(error)),
  );

describe('matching on demand', () => {
  test('finds a record by its values: its own customer first, with all of its records', async () => {
    const { match } = await world();
    for (const [values, owner] of [
      [ali, 'c-ali'],
      [sara, 'c-sara'],
    ] as const) {
      const [first, ...others] = await match(values);
      expect(first).toMatchObject({ customer: owner, verdict: 'same' });
      expect(first!.records).toHaveLength(owner === 'c-ali' ? 2 : 1);
      expect(others).toEqual([]);
    }
  });

  test('finds nobody for an unknown person, or for values that are nobody’s', async () => {
    const { match } = await world();
    expect(await match({ full_name: 'بهرام صادقی', phone: '09187776655' })).toEqual([]);
    expect(await match({ phone: '0000000000', email: 'test@test.com' })).toEqual([]);
    expect(await match({})).toEqual([]);
  });

  test('keeps to the limit and to the least probability', async () => {
    const { match } = await world();
    const all = await match(ali, { minProbability: 1e-9 });
    const [{ evidence }] = all as unknown as readonly [(typeof all)[0]];
    expect(await match(ali, { minProbability: evidence.probability + (1 - evidence.probability) / 2 })).toEqual([]);
    expect(await match(ali, { minProbability: 1e-9, limit: 1 })).toEqual(all.slice(0, 1));
  });

  test('another valid identifier makes a customer at most possible', async () => {
    const { index, sync, match } = await world();
    index.put(customer({ id: 1, source: 'sales', key: 'S-1', fields: { ...ali, national_id: '0499370899' } }));
    index.remove(toRecordId(2));
    await sync();
    expect(await match({ ...ali, national_id: '0499370899' })).toMatchObject([{ verdict: 'same' }]);
    for (const { verdict, evidence } of await match({ ...ali, national_id: '0790419904' }, { minProbability: 1e-6 })) {
      expect(verdict).toBe('possible');
      expect(evidence.hardConflict).toMatchObject({ reason: 'unique_identifier' });
    }
  });

  test('reads values by the columns of a source as that source is read', async () => {
    const { match } = await world();
    const row = { نام: 'علی', 'نام خانوادگی': 'رضایی', تولد: '01/01/1359', تلفن: '۰۹۱۲ ۱۲۳ ۴۵۶۷', شهر: 'قم' };
    expect(await match(row, { source: 'sales' })).toMatchObject([{ customer: 'c-ali', verdict: 'same' }]);
    expect(await codeOf(match({ city: 'قم' }, { source: 'sales' }))).toBe('match.invalid_values');
    expect(await codeOf(match(row, { source: 'crm' }))).toBe('match.invalid_values');
    expect(await codeOf(match(row))).toBe('match.invalid_values');
  });

  test('reads party names and lists', async () => {
    const { match } = await world();
    const values = { party_name: 'آقای علی رضایی', phone: ['02188776655', '09121234567'], birth_date: '1359/01/01' };
    expect(await match(values)).toMatchObject([{ customer: 'c-ali' }]);
  });

  test('a record that is not published yet has no customer', async () => {
    const { index, sync, match } = await world();
    index.put(
      customer({ id: 4, source: 'sales', key: 'S-9', fields: { full_name: 'نیما یزدانی', phone: '09361231234' } }),
    );
    await sync();
    expect(await match({ full_name: 'نیما یزدانی', phone: '09361231234' })).toMatchObject([
      { customer: null, records: [4] },
    ]);
  });
});

describe('the stored result', () => {
  test('is looked at as it is now: new records, values that people called generic', async () => {
    const { index, sync, match } = await world();
    const values = { full_name: 'نیما یزدانی', phone: '09361231234' };
    expect(await match(values)).toEqual([]);
    index.put(customer({ id: 4, fields: values }));
    expect(await match(values)).toEqual([]);
    await sync();
    const [before] = await match(values);
    expect(before).toMatchObject({ records: [4] });
    await sync(['+989361231234']);
    const [after] = await match(values, { minProbability: 1e-9 });
    expect(after!.evidence.comparisons.map(({ field }) => field)).not.toContain('phone');
    expect(after!.evidence.weight).toBeLessThan(before!.evidence.weight);
  });

  test('is prepared once as long as it stays', async () => {
    let looked = 0;
    const { match } = await world({
      wrap: (index) => ({
        ...index,
        snapshot: (read) =>
          index.snapshot((reader) =>
            read({
              ...reader,
              state: () => {
                looked++;
                return reader.state();
              },
            }),
          ),
      }),
    });
    await match(ali);
    await match(sara);
    expect(looked).toBe(1);
  });

  test('is read again when another one took its place meanwhile', async () => {
    let tries = 0;
    const torn = async () => {
      tries++;
      throw new YektaError('index.torn', 'Replaced.');
    };
    const wrapped = (times: number) => (index: MatchIndex) => ({
      ...index,
      snapshot: <T>(read: Parameters<typeof index.snapshot<T>>[0]) =>
        index.snapshot<T>((reader) => read(tries < times ? { ...reader, finder: torn } : reader)),
    });
    expect(await (await world({ wrap: wrapped(1) })).match(ali)).toMatchObject([{ customer: 'c-ali' }]);
    tries = 0;
    expect(await codeOf((await world({ wrap: wrapped(2) })).match(ali))).toBe('index.torn');
  });

  test('must be there, of this configuration and model, and whole', async () => {
    const stateWith = (changes: object) => (index: MatchIndex) => ({
      ...index,
      snapshot: <T>(read: Parameters<typeof index.snapshot<T>>[0]) =>
        index.snapshot<T>((reader) =>
          read({ ...reader, state: async () => ({ ...(await reader.state())!, ...changes }) }),
        ),
    });
    const other = { model: 1, fingerprint: 'other', decisions: [], generic: new Map() };
    for (const unready of [
      await world({ synced: false }),
      await world({ modelId: 2 }),
      await world({ wrap: stateWith({ isWhole: false }) }),
      await world({ wrap: stateWith({ origin: other }) }),
    ]) {
      await expect(unready.match(ali)).rejects.toMatchObject({ code: 'match.not_ready', remedy: 'Run `yekta sync`.' });
    }
  });

  test('whose records are being packed for other fields is not ready', async () => {
    const { index, match } = await world();
    const fewer = { ...profile, fields: profile.fields.filter(({ name }) => name !== 'city') };
    const repacked = (record: NormalizedRecord) =>
      index.putPacked({ record: record.id, source: record.source, data: createPacker(fewer)(record) });
    records.forEach(repacked);
    expect(await codeOf(match(ali))).toBe('match.not_ready');
  });
});
