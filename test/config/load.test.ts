import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../config/load.ts';
import { errorOf, loadText, smallFile } from './load-text.ts';

const wholeFile = `
version: 1
project: atlas
sources:
  sales:
    connector: excel
    location: data/sales/*.xlsx
    sheet: مشتریان
    header_row: 3
    include_hidden_rows: false
    key: [کد مشتری]
    updated_at: تاریخ ویرایش
    calendar: jalali
    date_order: ymd
    currency: IRT
    duplicate_free: true
    fields:
      full_name: نام مشتری
      phone: [موبایل, تلفن]
      birth_date: { column: تاریخ تولد, calendar: gregorian }
      city: { const: تهران }
  accounting:
    connector: csv
    location: [a.csv, b.csv]
    encoding: windows-1256
    columns: [کد, نام]
    country: DE
    kind: organisation
    updated_at: { column: کد, calendar: gregorian }
    fields:
      party_name: نام
      phone: { column: کد, country: AT }
  support:
    connector: zendesk
    url: \${ZENDESK_URL}
    credentials: { email: "\${ZENDESK_EMAIL}", token: "\${ZENDESK_TOKEN}" }
    start: 2024-01-31
    streams:
      users: { fields: { full_name: name, website: user_fields.site, phone: null } }
      tickets: {}
customer:
  fields:
    balance: { type: amount, label: { en: Balance, fa: مانده } }
    segment: { type: category, list: true }
    birth_date: { role: none }
survivorship:
  default: [first_valid, oldest]
  full_name: [{ source_priority: [accounting, sales] }, most_complete]
  contact: [most_frequent]
  contact_phone: [{ follow: contact_name }]
matching:
  thresholds: { link: 0.995 }
  limits: { block_size: 100, pairs_per_record: 2.5 }
  blocking: [default, [family_name:sound, birth_date:year], [phone:last7]]
  fields:
    phone: { role: support, blocking: false, m: { exact: 0.9 } }
limits: { deletions: 0.2, file_size: 1.5 GB }
`;
const maxFileBytes = 1.5 * 1024 ** 3;
const env = { ZENDESK_URL: 'https://atlas.zendesk.com/', ZENDESK_EMAIL: 'a@b.example', ZENDESK_TOKEN: 'xyz' };

describe('a whole file', () => {
  test('gives file sources their options and one stream', async () => {
    const [sales, accounting] = (await loadText(wholeFile, env)).sources;
    expect(sales).toEqual({
      name: 'sales',
      connector: 'excel',
      locale: 'fa-IR',
      timeZone: 'Asia/Tehran',
      duplicateFree: true,
      options: {
        location: ['data/sales/*.xlsx'],
        sheet: 'مشتریان',
        headerRow: 3,
        includeHiddenRows: false,
        maxFileBytes,
      },
      streams: [
        {
          name: 'rows',
          key: ['کد مشتری'],
          updatedAt: { column: 'تاریخ ویرایش', calendar: 'jalali', dateOrder: 'ymd' },
          kind: null,
          fields: [
            expect.objectContaining({ target: 'full_name', columns: ['نام مشتری'], constant: null, currency: 'IRT' }),
            expect.objectContaining({ target: 'phone', columns: ['موبایل', 'تلفن'], country: 'IR' }),
            expect.objectContaining({ target: 'birth_date', calendar: 'gregorian', dateOrder: 'ymd' }),
            expect.objectContaining({ target: 'city', columns: [], constant: 'تهران', calendar: 'jalali' }),
          ],
        },
      ],
    });
    expect(accounting).toMatchObject({
      options: { location: ['a.csv', 'b.csv'], encoding: 'windows-1256', delimiter: 'auto', columns: ['کد', 'نام'] },
      streams: [
        {
          key: [],
          updatedAt: { column: 'کد', calendar: 'gregorian', dateOrder: null },
          kind: 'organisation',
          fields: [
            { target: 'party_name', country: 'DE', currency: 'IRR' },
            { target: 'phone', country: 'AT' },
          ],
        },
      ],
    });
    expect(accounting?.options).not.toHaveProperty('headerRow');
  });

  test('lays the mapping of an API source over the built-in one', async () => {
    const support = (await loadText(wholeFile, env)).sources[2];
    expect(support).toMatchObject({
      options: {
        url: 'https://atlas.zendesk.com',
        credentials: { email: 'a@b.example', token: 'xyz' },
        pageSize: 1000,
        start: '2024-01-31',
        streams: ['users', 'tickets'],
        roles: ['end-user'],
      },
    });
    const [users, tickets] = support!.streams;
    // The own name replaces the mixed party name, null takes phone out, the rest of the built-in mapping stays.
    expect(users!.fields.map(({ target, columns }) => [target, ...columns])).toEqual([
      ['email', 'email'],
      ['full_name', 'name'],
      ['website', 'user_fields.site'],
    ]);
    expect(tickets).toMatchObject({ name: 'tickets', fields: [], updatedAt: { column: 'updated_at' } });
  });

  test('resolves profile, survivorship, matching and limits', async () => {
    const config = await loadText(wholeFile, env);
    const field = (name: string) => config.profile.fields.find((candidate) => candidate.name === name)!;
    expect(field('full_name').survivorship).toEqual([
      { rule: 'source_priority', sources: ['accounting', 'sales'] },
      { rule: 'most_complete' },
    ]);
    expect(field('city').survivorship).toEqual([{ rule: 'first_valid' }, { rule: 'oldest' }]);
    expect(field('contact_email').survivorship).toEqual([{ rule: 'most_frequent' }]);
    // Rules of its own take a field out of its group; those of the group stay with the others.
    expect(field('contact_phone')).toMatchObject({
      group: null,
      survivorship: [{ rule: 'follow', field: 'contact_name' }],
    });
    expect(field('contact_email').group).toBe('contact');
    expect(field('email').survivorship).toEqual([{ rule: 'first_valid' }, { rule: 'union' }]);
    expect(field('phone').role).toBe('support');
    expect(field('birth_date')).toMatchObject({ role: 'none', type: 'date' });
    expect(config.profile.fields.slice(-2)).toEqual([
      expect.objectContaining({ name: 'balance', label: { en: 'Balance', fa: 'مانده' }, role: 'none', list: false }),
      expect.objectContaining({
        name: 'segment',
        list: true,
        survivorship: [{ rule: 'first_valid' }, { rule: 'union' }],
      }),
    ]);
    expect(config.matching).toEqual({
      thresholds: { link: 0.995, review: 0.1 },
      limits: { clusterSize: 50, blockSize: 100, pairsPerRecord: 2.5 },
      blocking: ['default', ['family_name:sound', 'birth_date:year'], ['phone:last7']],
      fields: { phone: { blocking: false, m: { exact: 0.9 } } },
    });
    expect(config.limits).toEqual({ deletions: 0.2 });
  });
});

describe('a small file', () => {
  test('gets every default and its folders', async () => {
    const config = await loadText(smallFile);
    expect(config).toMatchObject({
      baseFolder: dirname(config.file),
      stateFolder: join(dirname(config.file), '.yekta'),
      locale: 'fa-IR',
      country: 'IR',
      timeZone: 'Asia/Tehran',
      currency: 'IRR',
      matching: { thresholds: { link: 0.5, review: 0.1 }, limits: { clusterSize: 50 }, fields: {} },
    });
    expect(config.sources[0]?.options).toEqual({
      location: ['sales.xlsx'],
      sheet: 1,
      includeHiddenRows: true,
      maxFileBytes: 4 * 1024 ** 3,
    });
  });

  test('declares the kind as a constant field or as a key', async () => {
    const asField = await loadText(`${smallFile}      kind: { const: person }\n`);
    const asKey = await loadText(smallFile.replace('    fields:', '    kind: person\n    fields:'));
    expect(asField.sources).toEqual(asKey.sources);
    expect(asKey.sources[0]?.streams[0]).toMatchObject({ kind: 'person', fields: [{ target: 'full_name' }] });
  });

  test('may use anchors and merge keys', async () => {
    const config = await loadText(
      `version: 1
project: atlas
sources:
  sales: &sales { connector: excel, location: sales.xlsx, key: [کد], fields: { full_name: نام } }
  archive: { <<: *sales, location: archive.xlsx }
`,
    );
    expect(config.sources[1]).toMatchObject({ options: { location: ['archive.xlsx'] }, streams: [{ key: ['کد'] }] });
  });
});

test('a file that is not there is named', async () => {
  await expect(loadConfig('no-such-folder/yekta.yaml', {})).rejects.toMatchObject({
    code: 'config.not_found',
    place: { file: join('no-such-folder', 'yekta.yaml') },
  });
});

describe('broken YAML is refused with its line', () => {
  test.each([
    ['an open list', 'version: 1\nsources: [\n', 3],
    ['a key twice', 'version: 1\nproject: a\nversion: 1\n', 3],
    ['an unknown alias', 'version: 1\nsources: *none\n', 2],
    ['two documents', 'version: 1\n---\nversion: 1\n', 2],
    ['tabs as indentation', 'sources:\n\tsales: 1\n', 2],
  ])('%s', async (_, text, line) => {
    expect(await errorOf(text)).toMatchObject({ code: 'config.syntax', place: { line } });
  });

  test('aliases that expand without bound', async () => {
    const list = (item: string) => `[${Array(12).fill(item).join(',')}]`;
    const bomb = `a: &a ${list('1')}\nb: &b ${list('*a')}\nc: &c ${list('*b')}\nd: ${list('*c')}\n`;
    expect(await errorOf(bomb)).toMatchObject({ code: 'config.syntax' });
    expect(await errorOf('sources: &a\n  sales: *a\n')).toMatchObject({ code: 'config.syntax' });
  });
});
