import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { readTruth } from '../../../examples/atlas/atlas-data.ts';
import { generateAtlas } from '../../../examples/atlas/generate.ts';
import { junk } from '../../../examples/atlas/noise/junk.ts';
import type { RecordRef } from '../../../examples/atlas/score-truth.ts';
import { scoreClusters, toRecordRef } from '../../../examples/atlas/score-truth.ts';
import { knownValues } from './known-values.ts';
import { reachableClusters } from './reachable-links.ts';
import type { Cells, ZendeskAccount } from './read-atlas.ts';
import { readAccounting, readSheet, readZendesk, salesRecords } from './read-atlas.ts';

let root: string;
let folder: string;
let sheet: Awaited<ReturnType<typeof readSheet>>;
let sales: readonly Cells[];
let accounting: readonly Cells[];
let support: ZendeskAccount;
let truth: ReadonlyMap<RecordRef, string>;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'atlas-'));
  folder = join(root, 'first');
  await generateAtlas({ folder });
  sheet = await readSheet(folder);
  sales = salesRecords(sheet.rows);
  accounting = await readAccounting(folder);
  support = await readZendesk(folder);
  truth = await readTruth(folder);
});

afterAll(() => rm(root, { recursive: true, force: true }));

const column = (records: readonly Cells[], name: string): string[] => records.map((record) => record.get(name)!);
const bytes = (at: string, name: string): Promise<Buffer> => readFile(join(at, name));

describe('one seed', () => {
  test('gives the same content every time', async () => {
    const again = join(root, 'again');
    await generateAtlas({ folder: again });
    for (const name of ['accounting.csv', 'zendesk.json', 'truth.csv']) {
      expect((await bytes(again, name)).equals(await bytes(folder, name))).toBe(true);
    }
    expect((await readSheet(again)).rows).toEqual(sheet.rows);
  });

  test('differs from another seed, and row counts are free', async () => {
    const other = join(root, 'other');
    await generateAtlas({
      folder: other,
      seed: 'other',
      rows: { sales: 300, accounting: 300, users: 0, organizations: 0, tickets: 0 },
    });
    const rows = salesRecords((await readSheet(other)).rows);
    expect(rows).toHaveLength(300);
    expect(await readAccounting(other)).toHaveLength(300);
    expect((await readZendesk(other)).tickets).toEqual([]);
    expect(column(rows, 'موبایل')).not.toEqual(column(sales, 'موبایل').slice(0, 300));
    const entities = (await readTruth(other)).values();
    expect(new Set(entities).size).toBeLessThan(520);
  });
});

describe('the truth', () => {
  test('covers every customer record and nothing else', () => {
    const requesters = support.users.filter((user) => user.role === 'end-user' && user.active);
    expect(requesters).toHaveLength(1200);
    expect([...truth.keys()].sort()).toEqual(
      [
        ...column(sales, 'کد مشتری').map((key) => toRecordRef('sales', key)),
        ...new Set(column(accounting, 'كد طرف حساب').map((key) => toRecordRef('accounting', key))),
        ...requesters.map(({ id }) => toRecordRef('support', `user:${id}`)),
        ...support.organizations.map(({ id }) => toRecordRef('support', `organization:${id}`)),
      ].sort(),
    );
  });

  test('links most customers across sources, and nearly all links can be known in principle', () => {
    const sources = new Map<string, Set<string>>();
    for (const [record, entity] of truth) {
      sources.set(entity, (sources.get(entity) ?? new Set()).add(record.split(':')[0]!));
    }
    const inSeveral = [...sources.values()].filter((names) => names.size > 1).length / sources.size;
    expect(inSeveral).toBeGreaterThan(0.5);
    expect(inSeveral).toBeLessThan(0.6);

    const { recall } = scoreClusters(truth, reachableClusters(truth, knownValues(sales, accounting, support)));
    expect(recall).toBeGreaterThan(0.93);
    expect(recall).toBeLessThan(0.97);
  });
});

describe('the traps', () => {
  test('households, sister companies and receptions share numbers without being one customer', () => {
    const entities = new Map<string, Set<string>>();
    for (const [record, values] of knownValues(sales, accounting, support)) {
      const entity = truth.get(record);
      if (entity === undefined) continue;
      for (const value of values) entities.set(value, (entities.get(value) ?? new Set()).add(entity));
    }
    const shared = [...entities].filter(([value, owners]) => owners.size > 1 && !value.includes('0000'));
    expect(shared.length).toBeGreaterThan(150);
    const persons = shared.filter(([, owners]) => [...owners].every((entity) => entity.startsWith('p')));
    expect(persons.length).toBeGreaterThan(50);
    expect(Math.max(...shared.map(([, owners]) => owners.size))).toBeGreaterThan(8);
  });

  test('dummies stand in every source', () => {
    expect(column(sales, 'کد ملی')).toEqual(expect.arrayContaining(['0000000000', '1111111111']));
    expect(column(accounting, 'همراه')).toEqual(expect.arrayContaining(['09120000000']));
    expect(support.users.some(({ phone }) => junk.mobiles.some((dummy) => dummy === phone))).toBe(true);
    expect(column(sales, 'ایمیل')).toContain('test@test.com');
    const strangers = sales.filter((row) => junk.strangers.some((name) => name === row.get('نام خانوادگی')));
    const entities = strangers.map((row) => truth.get(toRecordRef('sales', row.get('کد مشتری')!)));
    expect(strangers.length).toBeGreaterThan(5);
    expect(new Set(entities).size).toBe(strangers.length);
  });
});

describe('the sales workbook', () => {
  test('has merged titles, a header in row 4, totals without a key, and hidden rows', () => {
    expect(sales).toHaveLength(2000);
    expect(sheet.rows[0]![0]).toBe('شرکت بازرگانی اطلس - فهرست مشتریان');
    expect(sheet.rows[1]![0]).toBe('تاریخ گزارش: ۱۴۰۴/۰۸/۱۵');
    expect(sheet.sheet.getCell('B1').master.address).toBe('A1');
    expect(sheet.rows[3]![0]).toBe('کد مشتری');
    expect(sheet.rows.at(-1)!.slice(0, 3)).toEqual(['', '', 'جمع کل']);
    let hidden = 0;
    sheet.sheet.eachRow((row) => {
      if (row.hidden) hidden++;
    });
    expect(hidden).toBeGreaterThan(2);
    expect(hidden).toBeLessThan(30);
  });

  test('has formulas with results, Excel dates, Jalali texts, and numbers that lost their zeros', () => {
    expect(column(sales, 'میانگین سفارش (تومان)').every((text) => /^=R\d+\/Q\d+\|\d+$/u.test(text))).toBe(true);
    expect(column(sales, 'آخرین خرید').every((text) => /^20\d\d-\d\d-\d\dT00/u.test(text))).toBe(true);
    expect(share(column(sales, 'تاریخ ثبت'), /^[۰-۹]{4}\/[۰-۹]{2}\/[۰-۹]{2}$/u)).toBeGreaterThan(0.7);
    expect(share(column(sales, 'موبایل'), /^9\d{9}$/u)).toBeGreaterThan(0.2);
    expect(share(column(sales, 'کد ملی'), /^\d{6,9}$/u)).toBeGreaterThan(0.05);
  });

  test('mixes letters, half-spaces and honorifics', () => {
    expect(share(column(sales, 'نام خانوادگی'), /[يك]/u)).toBeGreaterThan(0.03);
    expect(share(column(sales, 'نام'), /\u200c/u)).toBeGreaterThan(0.005);
    expect(share(column(sales, 'نام'), /آقا|خانم|مهندس|دکتر/u)).toBeGreaterThan(0.05);
  });
});

describe('the accounting export', () => {
  test('is windows-1256 without a lost character', async () => {
    const raw = await bytes(folder, 'accounting.csv');
    const text = iconv.decode(raw, 'windows-1256');
    expect(iconv.encode(text, 'windows-1256').equals(raw)).toBe(true);
    expect(text).not.toMatch(/[?\ufffdی۰-۹]/u);
  });

  test('has about 1,500 rows: a few twice, a few with a cell too many', async () => {
    const lines = iconv
      .decode(await bytes(folder, 'accounting.csv'), 'windows-1256')
      .trimEnd()
      .split('\r\n')
      .slice(1);
    expect(lines).toHaveLength(1502);
    expect(new Set(column(accounting, 'كد طرف حساب')).size).toBe(1500);
    expect(lines.filter((line) => line.split(';').length === 13)).toHaveLength(2);
  });

  test('writes rial with thousand separators and mixes persons with companies', () => {
    expect(column(accounting, 'مانده').every((text) => /^-?(0|[1-9]\d{0,2}(,\d{3})*)$/u.test(text))).toBe(true);
    expect(share(column(accounting, 'شناسه ملي/كد ملي'), /^\d{11}$/u)).toBeGreaterThan(0.15);
    expect(share(column(accounting, 'عنوان طرف حساب'), /شركت|سهامي|مسئوليت|ش\. /u)).toBeGreaterThan(0.1);
  });
});

describe('the ticketing account', () => {
  test('has staff, deleted users, organisations and tickets beside the requesters', () => {
    expect(support.organizations).toHaveLength(250);
    expect(support.tickets).toHaveLength(3000);
    expect(support.users.filter(({ role }) => role !== 'end-user')).toHaveLength(8);
    expect(support.users.filter(({ active }) => !active)).toHaveLength(15);
    const ids = new Set(support.users.map(({ id }) => id));
    expect(ids.size).toBe(support.users.length);
    expect(support.tickets.every((ticket) => ids.has(ticket.requester_id))).toBe(true);
    expect(support.tickets.every((ticket) => ticket.created_at <= ticket.updated_at)).toBe(true);
  });

  test('writes Latin names and phones in every notation', () => {
    const requesters = support.users.filter(({ role }) => role === 'end-user');
    expect(share(names(requesters), /^[A-Za-z .-]+$/u)).toBeGreaterThan(0.8);
    const phones = requesters.flatMap(({ phone }) => phone ?? []);
    for (const notation of [/^\+989\d{9}$/u, /^0098/u, /^09\d{9}$/u, /^9\d{9}$/u, /^\+98 9/u, /^[۰-۹ ]+$/u, /[٠-٩]/u]) {
      expect(phones.some((phone) => notation.test(phone))).toBe(true);
    }
  });
});

const names = (users: readonly { readonly name: string }[]): string[] => users.map(({ name }) => name);

const share = (texts: readonly string[], pattern: RegExp): number =>
  texts.filter((text) => pattern.test(text)).length / texts.length;
