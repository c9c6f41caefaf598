import { describe, expect, test } from '@jest/globals';
import { toSourceName } from '../../matching/ids.ts';
import type { HoldId } from '../../pipeline/ports/hold-store.ts';
import { projectSteps, type RunOptions, type RunReport, sourceSteps } from '../../pipeline/ports/run-store.ts';
import { runStep } from '../../pipeline/run-step.ts';
import { canonicalDump } from '../../warehouse/canonical-dump.ts';
import { digest } from '../../warehouse/digest.ts';
import type { OpenWarehouse } from '../../warehouse/open.ts';
import { loadText } from '../config/load-text.ts';
import { personAt, withShiftedPhones } from '../support/people.ts';
import { type CustomerRow, contextOf, snapshotReader } from '../support/pipeline-context.ts';
import { useWarehouses } from '../support/with-warehouse.ts';

const warehouses = useWarehouses();
const SOURCES = ['accounts', 'sales'] as const;
const PERSONS = 120;
const config = await loadText(`version: 1
project: tests
limits: { deletions: 0.05 }
publication: { from_customers: 100 }
sources:
${SOURCES.map((name) => `  ${name}: { connector: csv, location: x.csv, key: [id], fields: { full_name: name, phone: phone } }`).join('\n')}
`);

type Rows = readonly CustomerRow[];
type Company = Readonly<Record<(typeof SOURCES)[number], Rows>>;

describe('what goes beyond the limits', () => {
  test('is held with its file, while the rest is published; released, undone and released again', async () => {
    const { sync, warehouse, events, dump, take } = await project();
    const { holds, decisions, conflicts, feed } = warehouse;
    const before = await dump();
    const poisoned = { accounts: withShiftedPhones(accounts), sales: [...sales.map(moved), person(PERSONS)] };
    const report = await sync(poisoned);
    expect(report.status).toBe('partial');
    const [hold, ...others] = await holds.open();
    expect(others).toEqual([]);
    expect(hold).toMatchObject({ scope: 'file', subject: 'accounts: rows.csv', reason: 'splits', released: null });
    expect(hold!.counts).toMatchObject({ found: PERSONS / 2, allowed: 10, records: PERSONS / 2, splits: PERSONS / 2 });
    expect(await events()).toEqual({ created: 1, field_changed: 3, held: PERSONS / 2 });
    expect(await conflicts.countByKind()).toMatchObject({ held_changes: 1 });

    const [position, known] = [await feed.position(), await dump()];
    expect((await sync(poisoned)).status).toBe('partial');
    expect([await feed.position(), await dump()]).toEqual([position, known]);
    expect(await holds.open()).toEqual([hold]);

    const released = await take(hold!.id);
    expect((await holds.open())[0]!.released).toBe(released);
    expect(await conflicts.countByKind()).not.toHaveProperty('held_changes');
    await decisions.undo([released], { author: 'sara', reason: 'too early' });
    expect((await sync(null)).status).toBe('partial');
    expect(await holds.open()).toEqual([hold]);
    expect(await conflicts.countByKind()).toMatchObject({ held_changes: 1 });

    await take(hold!.id);
    expect((await sync(null)).status).toBe('succeeded');
    expect(await holds.open()).toEqual([]);
    const after = await events();
    expect(after.split).toBe(PERSONS / 2);
    expect(after.held).toBeUndefined();

    // Taking it all back is as much: it is held as well, but for a run without the gate.
    const corrected = { accounts, sales };
    expect((await sync(corrected)).status).toBe('partial');
    expect(await holds.open()).toMatchObject([{ scope: 'file', subject: 'accounts: rows.csv', reason: 'merges' }]);
    expect((await sync(corrected, { gate: false })).status).toBe('succeeded');
    expect(await holds.open()).toEqual([]);
    expect(await dump()).toBe(before);
  });

  test('is not held any more when its source is corrected; what it keeps back stays so however little else changes', async () => {
    const { sync, warehouse, events } = await project();
    const { holds, conflicts } = warehouse;
    const junk = Array.from({ length: 30 }, (_, index) => ({ ...person(200 + index), phone: '02188001122' }));
    const fine = person(300);
    await sync({ accounts: [...accounts, ...junk, fine], sales });
    const [hold] = await holds.open();
    expect(hold).toMatchObject({
      scope: 'value',
      reason: 'new_junk',
      counts: { found: 30, records: 30 },
      customers: [],
    });
    expect(hold!.value).toMatchObject({ value: '+982188001122' });
    expect(await events()).toEqual({ created: 1 });

    const corrected = junk.map((row, index) => ({ ...row, phone: person(200 + index).phone }));
    const mostly = [...accounts, ...junk.slice(0, 5), ...corrected.slice(5), fine];
    await sync({ accounts: mostly, sales: sales.map(moved) });
    expect((await holds.open()).map(({ id, counts }) => [id, counts.records])).toEqual([[hold!.id, 5]]);
    expect(await events()).toEqual({ created: 25, field_changed: 3 });

    const all = { accounts: [...accounts, ...corrected, fine], sales: sales.map(moved) };
    expect((await sync(all)).status).toBe('succeeded');
    expect(await holds.open()).toEqual([]);
    expect(await conflicts.count({ kind: 'held_changes' })).toBe(0);
    expect(await events()).toEqual({ created: 5 });
  });
});

const accounts: Rows = Array.from({ length: PERSONS / 2 }, (_, index) => person(index));
const sales: Rows = Array.from({ length: PERSONS }, (_, index) => person(index));

function person(index: number): CustomerRow {
  return { id: `k${index}`, ...personAt(index) };
}

/** Three customers have another phone. */
const moved = (row: CustomerRow, index: number): CustomerRow =>
  index >= 100 && index < 103 ? { ...row, phone: `0935${String(1_000_000 + index)}` } : row;

/** A project that has published its first rows. */
async function project() {
  const warehouse = await warehouses.fresh();
  let company: Company = { accounts, sales };
  const readers = Object.fromEntries(
    SOURCES.map((name) => [
      name,
      {
        ...snapshotReader([]),
        read: (cursor: null, signal: AbortSignal) => snapshotReader(company[name]).read(cursor, signal),
      },
    ]),
  );
  const context = contextOf(config, warehouse, readers as never);
  const sync = async (rows: Company | null, options: RunOptions = {}): Promise<RunReport> => {
    if (rows !== null) company = rows;
    const { runs } = warehouse;
    const run = await runs.begin(options);
    for (const source of rows === null ? [] : SOURCES)
      for (const step of sourceSteps) await runStep(context, { run, step, source: toSourceName(source) }, true);
    for (const step of projectSteps) await runStep(context, { run, step, source: null }, true);
    return (await runs.report(run))!;
  };
  expect((await sync(company)).status).toBe('succeeded');
  let read = await warehouse.feed.position();
  return {
    sync,
    warehouse,
    dump: () => served(warehouse),
    /** How many events of each type there are since it was asked last. */
    events: async () => {
      const counts: Record<string, number> = {};
      for (const { type, position } of await warehouse.feed.read(read, 10_000)) {
        counts[type] = (counts[type] ?? 0) + 1;
        read = position;
      }
      return counts;
    },
    take: async (hold: HoldId) => {
      const draft = { author: 'sara', reason: 'right', origin: 'cli', decidedAt: null, expiresAt: null } as const;
      const judgement = { kind: 'release_hold', hold } as const;
      const [id] = await warehouse.decisions.take([{ ...draft, judgement, supersedes: [] }], null);
      return id!;
    },
  };
}

/** What customers are made of and say. */
async function served(warehouse: OpenWarehouse): Promise<string> {
  const lines: string[] = [];
  for await (const line of canonicalDump(warehouse)) if (line.startsWith('["customer"')) lines.push(line);
  return digest(lines.join('\n'));
}
