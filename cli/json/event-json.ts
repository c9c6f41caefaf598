import type { GoldenRecord } from '../../matching/golden-record.ts';
import type { CustomerEvent } from '../../pipeline/ports/customer-feed.ts';

/** The public JSON form of an event: what `customer_change` has as columns and in `data`, side by side. */
export function eventJson(event: CustomerEvent): object {
  const { position, customer, type, at, run, cause } = event;
  return { position, customer_id: customer, type, at, run, cause, ...dataOf(event) };
}

function dataOf(event: CustomerEvent): object {
  switch (event.type) {
    case 'created':
    case 'restored':
      return contentOf(event.golden);
    case 'released':
      return { from: event.from, ...contentOf(event.golden) };
    case 'absorbed':
      return { into: event.into };
    case 'merged':
      return { from: event.from };
    case 'split':
      return { off: event.off };
    case 'field_changed': {
      const fields = event.fields.map(({ field, ...change }) => [field, change]);
      return { kind: event.kind, fields: Object.fromEntries(fields) };
    }
    case 'held':
      return { hold: event.hold };
    case 'retired':
    case 'erased':
      return {};
    default:
      return event satisfies never;
  }
}

const contentOf = (golden: GoldenRecord | null): object => ({
  kind: golden?.kind ?? null,
  fields: golden?.fields ?? null,
});
