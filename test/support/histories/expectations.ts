import { expect } from '@jest/globals';
import type { CustomerId } from '../../../matching/ids.ts';
import type { CustomerEvent } from '../../../pipeline/ports/customer-feed.ts';
import { canonicalDump } from '../../../warehouse/canonical-dump.ts';
import type { OpenWarehouse } from '../../../warehouse/open.ts';
import { replay } from '../replay-feed.ts';
import { tableContents } from '../table-contents.ts';
import { collect } from '../warehouse-data.ts';
import { withoutAnswered } from './answered-questions.ts';
import { type Ref, toRecordRef } from './history-step.ts';
import { type Context, syncInProcess } from './project.ts';

/** The lines that a digest is made of, but for records that are gone: what they said last is no part of the present. */
export async function livingLines(warehouse: OpenWarehouse): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of canonicalDump(warehouse)) if (!isGone(line)) lines.push(line);
  return lines;
}

function isGone(line: string): boolean {
  const [section, , deleted] = JSON.parse(line) as readonly unknown[];
  return section === 'record' && deleted === true;
}

/** A project comes to what its facts come to at once. */
export async function expectAsAtOnce(warehouse: OpenWarehouse, atOnce: readonly string[]): Promise<void> {
  const unanswered = await withoutAnswered(warehouse);
  expect(unanswered(await livingLines(warehouse))).toEqual(unanswered(atOnce));
}

/** A sync that finds nothing new changes no row (law 4). */
export async function expectSilence(context: Context): Promise<void> {
  const before = await tableContents(context.warehouse);
  const report = await syncInProcess(context);
  expect(report.error).toBeNull();
  expect(await tableContents(context.warehouse)).toEqual(before);
}

/** What is made anew from the facts alone is what was there, and nobody is told anything (law 2). */
export async function expectRebuiltAlike(context: Context): Promise<void> {
  const { feed, projections } = context.warehouse;
  const [lines, position] = [await livingLines(context.warehouse), await feed.position()];
  await projections.outdate();
  const report = await syncInProcess(context, undefined, false);
  expect(report).toMatchObject({ status: 'succeeded', error: null });
  expect(await livingLines(context.warehouse)).toEqual(lines);
  expect(await feed.position()).toBe(position);
}

/** The feed, replayed onto nothing, gives what is served; and every id that was ever issued leads somewhere (laws 6 and 9). */
export async function expectServed({ warehouse }: Context): Promise<void> {
  const { customers, feed } = warehouse;
  const events = await allEvents(warehouse);
  expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1));
  expect(await feed.position()).toBe(events.length);
  const served = await collect(customers.all());
  expect(replay(events)).toEqual(
    new Map(served.map(({ id, golden: { kind, fields } }) => [id, { kind, fields }] as const)),
  );
  const live = new Set(served.map(({ id }) => id));
  for (const id of new Set(events.map(({ customer }) => customer)))
    expect([id, await leads(warehouse, id, live)]).toEqual([id, true]);
}

/** Nothing knows the records of people who were erased, whatever their sources say since. */
export async function expectGone({ warehouse }: Context, refs: readonly Ref[]): Promise<void> {
  const found = await warehouse.decisions.find(refs.map(toRecordRef));
  expect(refs.filter((_, index) => found[index] !== null)).toEqual([]);
}

async function leads(warehouse: OpenWarehouse, id: CustomerId, live: ReadonlySet<CustomerId>): Promise<boolean> {
  const state = await warehouse.customers.state(id);
  if (state === null) return false;
  if (state.state === 'live') return live.has(id);
  return !live.has(id) && (state.state !== 'absorbed' || (await warehouse.customers.state(state.into)) !== null);
}

async function allEvents({ feed }: OpenWarehouse): Promise<readonly CustomerEvent[]> {
  const events: CustomerEvent[] = [];
  for (;;) {
    const next = await feed.read(events.length, 1_000);
    if (next.length === 0) return events;
    events.push(...next);
  }
}
