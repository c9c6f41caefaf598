import type { GoldenRecord } from '../../matching/golden-record.ts';
import type { CustomerEvent, ServedValue } from '../../pipeline/ports/customer-feed.ts';

/** An event as lines for people: position, time, customer and what happened, and below it the values. */
export function eventLines(event: CustomerEvent): readonly string[] {
  const { position, at, customer, cause } = event;
  const because = cause === null ? '' : ` (${cause})`;
  return [
    `${position}  ${at}  ${customer}  ${whatHappened(event)}${because}`,
    ...valueLines(event).map((line) => `    ${line}`),
  ];
}

function whatHappened(event: CustomerEvent): string {
  switch (event.type) {
    case 'absorbed':
      return `absorbed into ${event.into}`;
    case 'merged':
      return `merged with ${event.from.join(', ')}`;
    case 'released':
      return `released from ${event.from}`;
    case 'split':
      return `split off ${event.off.join(', ')}`;
    case 'field_changed':
      return 'changed';
    case 'held':
      return `held back by ${event.hold}`;
    case 'created':
    case 'restored':
    case 'retired':
    case 'erased':
      return event.type;
    default:
      return event satisfies never;
  }
}

function valueLines(event: CustomerEvent): readonly string[] {
  if (event.type === 'field_changed')
    return [
      ...(event.kind === null ? [] : [`kind: ${event.kind.old ?? EMPTY} -> ${event.kind.new ?? EMPTY}`]),
      ...event.fields.map((change) => {
        const rule = change.rule === null ? '' : `   by ${change.rule}`;
        return `${change.field}: ${valueText(change.old)} -> ${valueText(change.new)}${rule}`;
      }),
    ];
  return 'golden' in event ? contentLines(event.golden) : [];
}

const contentLines = (golden: GoldenRecord | null): readonly string[] =>
  Object.entries(golden?.fields ?? {}).map(([field, value]) => `${field}: ${valueText(value ?? null)}`);

const EMPTY = '(empty)';

function valueText(value: ServedValue | null): string {
  if (value === null) return EMPTY;
  return typeof value === 'string' ? value : value.join(' | ');
}
