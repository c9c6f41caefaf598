import { z } from 'zod';

/** Objects by stream, in the shape of Zendesk's API. Each has at least `id` and `updated_at`; broken ones are served as they are. */
export interface ZendeskData {
  readonly users?: readonly unknown[];
  readonly organizations?: readonly unknown[];
  readonly tickets?: readonly unknown[];
}
export type StreamName = keyof ZendeskData;

/** What a data file holds. */
export const zendeskDataSchema = z.strictObject({
  users: z.array(z.unknown()).default([]),
  organizations: z.array(z.unknown()).default([]),
  tickets: z.array(z.unknown()).default([]),
});

/** An object with its place in the order of the exports: by time of change, then by id. */
export interface StoredObject {
  /** Unix seconds of the last change. */
  readonly time: number;
  readonly id: number;
  readonly object: unknown;
}

export interface Store {
  /** Objects changed from `since` to `until` (Unix seconds, both inclusive), in the order of the exports. */
  readonly changed: (stream: StreamName, since: number, until: number) => readonly StoredObject[];
  /** Adds objects or replaces those of the same id; one without `updated_at` changes at `now` (Unix seconds). */
  readonly update: (changes: ZendeskData, now: number) => void;
}

export function createStore(data: ZendeskData): Store {
  const streams = { users: new Map(), organizations: new Map(), tickets: new Map() } as const satisfies Record<
    StreamName,
    Map<number, StoredObject>
  >;
  let sorted: Partial<Record<StreamName, readonly StoredObject[]>> = {};
  let nameless = 0;

  const put = (stream: StreamName, object: unknown, now: number) => {
    const parsed = identified.safeParse(object);
    // Broken objects still need a place of their own in the order of the exports.
    const id = parsed.data?.id ?? --nameless;
    const time = parsed.data?.updated_at === undefined ? now : Math.floor(Date.parse(parsed.data.updated_at) / 1000);
    const stamped = isObject(object) && !('updated_at' in object) ? { ...object, updated_at: toIso(now) } : object;
    streams[stream].set(id, { id, time, object: stamped });
  };
  const update = (changes: ZendeskData, now: number) => {
    for (const stream of streamNames) for (const object of changes[stream] ?? []) put(stream, object, now);
    sorted = {};
  };
  update(data, 0);

  return {
    update,
    changed: (stream, since, until) => {
      const all = sorted[stream] ?? [...streams[stream].values()].sort((a, b) => a.time - b.time || a.id - b.id);
      sorted[stream] = all;
      return all.filter(({ time }) => time >= since && time <= until);
    },
  };
}

export const streamNames = ['users', 'organizations', 'tickets'] as const satisfies readonly StreamName[];

const identified = z.looseObject({
  id: z.int(),
  updated_at: z.iso.datetime({ offset: true }).optional(),
});

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toIso(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
