import type { ZendeskRole, ZendeskStream } from '../../config/vocabulary.ts';
import type { RawRecord, Reject, RowPlace } from '../../pipeline/ports/source-reader.ts';
import { flattenObject } from '../http/flatten-object.ts';
import { updateTime } from './update-time.ts';

/** What became of one object of an answer. */
export type Outcome =
  | { readonly kind: 'record'; readonly record: RawRecord }
  | { readonly kind: 'reject'; readonly reject: Reject }
  /** A user of a role that is not read. */
  | { readonly kind: 'left_out'; readonly role: string };

/** A record of one object of an answer, in the flat form of the pipeline. */
export function toOutcome(
  object: unknown,
  stream: ZendeskStream,
  place: RowPlace,
  roles: ReadonlySet<ZendeskRole>,
): Outcome {
  if (!isObject(object)) return reject(object, place, 'The answer holds something other than an object.');
  if (!isId(object.id)) return reject(object, place, 'The object has no positive whole number as its id.', 'id');
  const role = stream === 'users' ? (object.role ?? defaultRole) : null;
  if (role !== null && typeof role !== 'string')
    return reject(object, place, 'The role of the user is not a text.', 'role');
  if (role !== null && !roles.has(role as ZendeskRole)) return { kind: 'left_out', role };
  const values = flattenObject(object);
  if (values === null) return reject(object, place, 'The object is nested more deeply than any documented one.');
  const key = `${keyPrefixes[stream]}:${object.id}`;
  const gone = isGone[stream](object) ? { deleted: true } : {};
  const updated = updateTime(object);
  const order = updated === null ? {} : { order: updated };
  return { kind: 'record', record: { stream, key, ...gone, values, ...order, place } };
}

type JsonObject = Readonly<Record<string, unknown>>;

/** The role that Zendesk gives a user who was created without one. */
const defaultRole: ZendeskRole = 'end-user';

const keyPrefixes = { users: 'user', organizations: 'organization', tickets: 'ticket' } as const;

/** Zendesk keeps deleted users as inactive ones, also after a merge into another user, and wipes them on permanent deletion. */
const isGone: Readonly<Record<ZendeskStream, (object: JsonObject) => boolean>> = {
  users: (user) => user.active === false || user.permanently_deleted === true,
  organizations: (organization) => typeof organization.deleted_at === 'string',
  tickets: (ticket) => ticket.status === 'deleted',
};

function reject(object: unknown, place: RowPlace, reason: string, column?: string): Outcome {
  const value = JSON.stringify(object).slice(0, 1000);
  return {
    kind: 'reject',
    reject: { place, ...(column === undefined ? {} : { column }), value, code: 'row.invalid', reason },
  };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Larger numbers have already lost digits in JSON.parse, so that two objects could share one key. */
function isId(id: unknown): id is number {
  return Number.isSafeInteger(id) && (id as number) > 0;
}
