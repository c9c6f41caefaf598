import type { GoldenRecord } from '../../matching/golden-record.ts';
import type { CustomerId } from '../../matching/ids.ts';
import type { CustomerEvent } from '../../pipeline/ports/customer-feed.ts';

/** What a reader of the feed has of a customer. */
export type Copy = Pick<GoldenRecord, 'kind' | 'fields'>;

/** Live customers as a reader knows them who starts with what he has and applies events, as docs/changes.md says. */
export function replay(
  events: readonly CustomerEvent[],
  copies: ReadonlyMap<CustomerId, Copy> = new Map(),
): ReadonlyMap<CustomerId, Copy> {
  const after = new Map(copies);
  for (const event of events) {
    const { customer } = event;
    switch (event.type) {
      case 'created':
      case 'restored':
      case 'released':
        after.set(customer, { kind: event.golden?.kind ?? null, fields: event.golden?.fields ?? {} });
        break;
      case 'field_changed': {
        const { kind, fields } = after.get(customer)!;
        const changed = new Map<string, unknown>(Object.entries(fields));
        for (const { field, new: value } of event.fields) {
          if (value === null) changed.delete(field);
          else changed.set(field, value);
        }
        after.set(customer, {
          kind: event.kind === null ? kind : event.kind.new,
          fields: Object.fromEntries(changed) as Copy['fields'],
        });
        break;
      }
      case 'absorbed':
      case 'retired':
      case 'erased':
        after.delete(customer);
        break;
      case 'merged':
      case 'split':
      case 'held':
        break;
      default:
        event satisfies never;
    }
  }
  return after;
}
