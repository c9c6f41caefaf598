import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { IdentityChange } from '../../matching/identity/identity-changes.ts';
import { type CustomerId, toCustomerId } from '../../matching/ids.ts';
import { clustersOf, IdentityWorld } from '../matching/identity/identity-world.ts';

const guide = readFileSync(new URL('../../docs/identities.md', import.meta.url), 'utf8');
const examples = guide
  .slice(guide.indexOf('## Examples'), guide.indexOf('## What the feed tells'))
  .split(/^### /m)
  .slice(1)
  .map((section) => [section.split('\n', 1)[0]!, rowsOf(section)] as const);

describe('docs/identities.md', () => {
  test('has examples', () => {
    expect(examples.length).toBeGreaterThan(6);
    for (const [, rows] of examples) expect(rows.length).toBeGreaterThan(1);
  });

  test.each(examples)('%s', (_, rows) => {
    const letters = [...'ABCDEFG'];
    const world = new IdentityWorld(() => toCustomerId(letters.shift()!));
    for (const [clusters, customers, happens] of rows) {
      const groups = [...clusters.matchAll(/\{([^}]*)\}/g)].map(([, group]) => group!.split(' ').map(Number));
      const { changes } = world.assign(clustersOf(...groups.sort((a, b) => Math.min(...a) - Math.min(...b))));
      expect(customersOf(world)).toBe(customers);
      expect(changes.map(inWords).join(', ')).toBe(happens);
    }
  });
});

/** Cells of the rows below the head of the table in a section. */
function rowsOf(section: string): readonly (readonly [clusters: string, customers: string, happens: string])[] {
  return [...section.matchAll(/^\| (\{[^|]*)\|([^|]*)\|([^|]*)\|$/gm)].map(([, ...cells]) => {
    const [clusters, customers, happens] = cells.map((cell) => cell!.trim());
    return [clusters!, customers!, happens!];
  });
}

function customersOf(world: IdentityWorld): string {
  const members = new Map<CustomerId, number[]>();
  for (const [record, customer] of [...world.customerOf].sort(([a], [b]) => a - b))
    members.set(customer, [...(members.get(customer) ?? []), record]);
  return [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([customer, records]) => `${customer} = ${records.join(' ')}`)
    .join(' · ');
}

function inWords(change: IdentityChange): string {
  switch (change.change) {
    case 'absorbed':
      return `${change.customer} absorbed into ${change.into}`;
    case 'released':
      return `${change.customer} released from ${change.from}`;
    case 'split':
      return `${change.customer} split off ${change.off.join(' ')}`;
    case 'created':
    case 'retired':
    case 'restored':
      return `${change.customer} ${change.change}`;
    default:
      return change satisfies never;
  }
}
