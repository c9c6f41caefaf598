import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ZendeskServer } from '../../../examples/zendesk-server/server.ts';
import { startZendeskServer } from '../../../examples/zendesk-server/server.ts';
import { describeSourceReader } from '../../conformance/source-reader.ts';
import {
  credentials,
  fakeRuntime,
  mixed,
  openReader,
  organizationOf,
  range,
  readBatches,
  ticketOf,
  timeOf,
  userOf,
  withServer,
} from './zendesk-fixture.ts';

describe('against the example server', () => {
  let server: ZendeskServer;
  beforeAll(async () => {
    server = await startZendeskServer({ data: mixed, credentials });
  });
  afterAll(() => server.close());

  describeSourceReader('zendesk', {
    open: () => openReader(server),
    expectedRecords: 36 + 23 + 32,
    expectedRejects: 2,
  });

  test('reads pages of the size it is told to', async () => {
    await readBatches(openReader(server, { pageSize: 7 }));
    expect(new Set(server.requests.map(({ query }) => query.per_page))).toContain('7');
  });
});

describe('records', () => {
  test('flatten an object, keep Persian text, lists and nulls, and are keyed by stream and id', async () => {
    const batches = await withServer({ data: { users: [userOf(7)] } }, (server) => readBatches(openReader(server)));
    expect(batches.flatMap(({ records }) => records)).toEqual([
      {
        stream: 'users',
        key: 'user:7',
        order: '2024-03-20T10:06:00.000Z',
        place: { file: 'users', row: 1 },
        values: {
          id: 7,
          name: 'کاربر 7',
          email: 'user7@example.com',
          phone: null,
          role: 'end-user',
          active: true,
          organization_id: 501,
          tags: ['vip', 'تهران'],
          'user_fields.plan': 'طلایی',
          'user_fields.seats': 7,
          created_at: timeOf(0),
          updated_at: timeOf(7),
        },
      },
    ]);
  });

  test('are tombstones for deleted users, organizations and tickets', async () => {
    const data = {
      users: [userOf(1, { active: false }), userOf(2, { permanently_deleted: true }), userOf(3)],
      organizations: [organizationOf(4, { deleted_at: timeOf(9) }), organizationOf(5, { deleted_at: null })],
      tickets: [ticketOf(6, { status: 'deleted' }), ticketOf(7)],
    };
    const batches = await withServer({ data }, (server) => readBatches(openReader(server)));
    const records = batches.flatMap((batch) => batch.records);
    const gone = records.filter(({ deleted }) => deleted === true).map(({ key }) => key);
    expect(records).toHaveLength(7);
    expect(gone).toEqual(['user:1', 'user:2', 'organization:4', 'ticket:6']);
  });

  test('are rejects with the reason when an object is of no use, and the others live', async () => {
    const broken = [
      null,
      'text',
      [],
      { name: 'no id' },
      userOf(0),
      userOf(1, { id: '1' }),
      userOf(2, { id: 2 ** 60 }),
      userOf(3, { role: 5 }),
    ];
    const data = { users: [...broken, userOf(9)] };
    const batches = await withServer({ data }, (server) => readBatches(openReader(server, { pageSize: 100 })));
    const { records, rejects, files } = batches[0]!;
    expect(records.map(({ key }) => key)).toEqual(['user:9']);
    expect(rejects).toHaveLength(broken.length);
    expect(new Set(rejects.map(({ code }) => code))).toEqual(new Set(['row.invalid']));
    expect(files[0]).toMatchObject({ file: 'users', rowsRead: broken.length + 1 });
  });

  test('of staff are left out and counted in a note, unless their roles are asked for', async () => {
    const data = {
      users: [userOf(1), userOf(2, { role: 'agent' }), userOf(3, { role: 'agent' }), userOf(4, { role: 'admin' })],
    };
    await withServer({ data }, async (server) => {
      const [customers] = await readBatches(openReader(server));
      expect(customers!.records.map(({ key }) => key)).toEqual(['user:1']);
      expect(customers!.files).toEqual([
        { file: 'users', rowsRead: 1, notes: ['3 users left out because of their role: 1 admin, 2 agent.'] },
      ]);
      const [everyone] = await readBatches(openReader(server, { roles: ['end-user', 'agent', 'admin'] }));
      expect(everyone!.records).toHaveLength(4);
      expect(everyone!.files[0]!.notes).toEqual([]);
    });
  });
});

describe('changes', () => {
  test('show what changed since the last read, and only that', async () => {
    let now = Date.parse(timeOf(1000));
    await withServer({ data: mixed, now: () => now }, async (server) => {
      const reader = openReader(server, {}, { runtime: fakeRuntime(() => now) });
      const cursor = (await readBatches(reader)).at(-1)!.cursor;
      expect((await readBatches(reader, cursor)).flatMap(({ records }) => records)).toEqual([]);

      const { updated_at: _, ...renamed } = userOf(5, { name: 'نام تازه' });
      const { updated_at: __, ...closed } = organizationOf(3, { details: 'بسته شد' });
      server.update({ users: [renamed], organizations: [closed] });
      now += 30_000;
      expect((await readBatches(reader, cursor)).flatMap(({ records }) => records)).toEqual([]);
      now += 31_000;
      const changed = (await readBatches(reader, cursor)).flatMap(({ records }) => records);
      expect(changed.map(({ key }) => key)).toEqual(['user:5', 'organization:3']);
      expect(changed[0]!.values.name).toBe('نام تازه');
    });
  });

  test.each([5, 8, 11])(
    'of organizations in one second are read once, across pages of %i and across reads',
    async (pageSize) => {
      const organizations = range(40, (id) => organizationOf(id, { updated_at: timeOf(Math.floor(id / 8)) }));
      await withServer({ data: { organizations } }, async (server) => {
        const reader = openReader(server, { pageSize, streams: ['organizations'] });
        const batches = await readBatches(reader);
        const keys = batches.flatMap(({ records }) => records.map(({ key }) => key));
        expect(batches.length).toBeGreaterThan(1);
        expect(keys).toEqual(range(40, (id) => `organization:${id}`));
        expect(batches.at(-1)!.files[0]!.notes[0]).toMatch(/came again unchanged/);

        const again = await readBatches(reader, batches.at(-1)!.cursor);
        expect(again.flatMap(({ records }) => records)).toEqual([]);
        server.update({ organizations: [organizationOf(40, { updated_at: timeOf(5), name: 'شرکت دیگر' })] });
        const changed = await readBatches(reader, batches.at(-1)!.cursor);
        expect(changed.flatMap(({ records }) => records.map(({ key }) => key))).toEqual(['organization:40']);
      });
    },
  );

  test('of thousands of organizations in one second come in bounded batches, each with its own position', async () => {
    const organizations = range(4_500, (id) => organizationOf(id, { updated_at: timeOf(1) }));
    await withServer({ data: { organizations } }, async (server) => {
      const reader = openReader(server, { pageSize: 1000, streams: ['organizations'] });
      const batches = await readBatches(reader);
      expect(batches.map(({ records }) => records.length)).toEqual([2000, 2000, 500]);
      const rest = await readBatches(reader, batches[0]!.cursor);
      expect(rest.flatMap(({ records }) => records)).toHaveLength(2500);
      expect(rest[0]!.records[0]!.key).toBe('organization:2001');
    });
  });

  test('that become visible late are read in the overlap, and the stored position never moves back', async () => {
    await withServer({ data: { ...mixed, tickets: [] } }, async (server) => {
      const reader = openReader(server, { overlapSeconds: 600 });
      const cursor = (await readBatches(reader)).at(-1)!.cursor!;
      const late = (index: number) => new Date(Date.parse(timeOf(index)) - 300_000).toISOString();
      server.update({
        users: [userOf(90, { updated_at: late(37) }), userOf(91, { updated_at: timeOf(20) })],
        organizations: [organizationOf(90, { updated_at: late(23) })],
      });
      const again = await readBatches(reader, cursor);
      const keys = again.flatMap(({ records }) => records.map(({ key }) => key));
      expect(keys).toEqual(['user:90', 'organization:90']);
      for (const batch of again) {
        expect(batch.cursor!.users_time).toBe(cursor.users_time);
        expect(batch.cursor!.organizations).toBe(cursor.organizations);
      }
      const without = await readBatches(openReader(server), cursor);
      expect(without.flatMap(({ records }) => records)).toEqual([]);
    });
  });

  test('are read on where a broken read stood, however far the overlap reaches back', async () => {
    await withServer({ data: { users: mixed.users } }, async (server) => {
      const reader = openReader(server, { overlapSeconds: 36_000, pageSize: 5, streams: ['users'] });
      const batches = await readBatches(reader);
      const cursor = batches.at(-1)!.cursor!;
      const signal = new AbortController().signal;
      for await (const batch of reader.read(cursor, signal)) {
        expect(batch.cursor).toEqual(cursor);
        break;
      }
    });
  });

  test('start at the start that the source declares', async () => {
    await withServer({ data: mixed }, async (server) => {
      const batches = await readBatches(openReader(server, { start: timeOf(30), streams: ['users'] }));
      expect(batches.flatMap(({ records }) => records.map(({ key }) => key))).toEqual(
        range(7, (id) => `user:${id + 29}`),
      );
    });
  });

  test('are never asked for within the last minute, which Zendesk refuses', async () => {
    await withServer({ data: mixed }, async (server) => {
      const batches = await readBatches(openReader(server, { start: new Date(Date.now() + 86_400_000).toISOString() }));
      expect(batches).toHaveLength(3);
      expect(server.requests.every(({ status }) => status === 200)).toBe(true);
    });
  });
});
