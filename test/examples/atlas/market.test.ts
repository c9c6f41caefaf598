import { describe, expect, test } from '@jest/globals';
import { atlasRows } from '../../../examples/atlas/options.ts';
import { reportDay } from '../../../examples/atlas/world/calendar.ts';
import { drawMarket } from '../../../examples/atlas/world/market.ts';
import type { Organisation, Person } from '../../../examples/atlas/world/party.ts';

const market = drawMarket('atlas', atlasRows);
const parties = new Set([...market.sales, ...market.accounting, ...market.users].map(({ party }) => party));
const persons = [...parties].filter((party): party is Person => party.kind === 'person');
const organisations = [...parties].filter((party): party is Organisation => party.kind === 'organisation');

/** Groups of two or more that have the same value. */
function groupsBy<T>(items: readonly T[], value: (item: T) => unknown): T[][] {
  const groups = new Map<unknown, T[]>();
  for (const item of items) groups.set(value(item), [...(groups.get(value(item)) ?? []), item]);
  return [...groups.values()].filter((group) => group.length > 1);
}

describe('persons', () => {
  test('live in households whose members share a place, mostly the name, and never the national ID', () => {
    const households = groupsBy(persons, (person) => person.home);
    expect(households.length).toBeGreaterThan(150);
    const oneName = households.filter((members) => new Set(members.map(({ family }) => family.persian)).size === 1);
    expect(oneName.length).toBeGreaterThan(households.length / 3);
    expect(oneName.length).toBeLessThan(households.length);
    expect(groupsBy(persons, (person) => person.nationalId)).toEqual([]);
  });

  test('some are twins, some share a mobile number', () => {
    const twins = groupsBy(persons, (person) => `${person.birthDay} ${person.family.persian}`);
    expect(twins.length).toBeGreaterThan(20);
    expect(groupsBy(persons, (person) => person.mobile.first).length).toBeGreaterThan(5);
  });

  test('different people of one name live in one city, but few', () => {
    const namesakes = groupsBy(persons, ({ given, family, home }) =>
      [given.persian, family.persian, home.first.city.persian].join(),
    );
    expect(namesakes.length).toBeGreaterThan(8);
    expect(namesakes.flat().length).toBeLessThan(persons.length * 0.06);
  });
});

describe('organisations', () => {
  test('branches share name and domain, sister companies the house and its telephone', () => {
    const named = groupsBy(organisations, ({ activity, name }) => `${activity.persian} ${name.persian}`);
    expect(named.length).toBeGreaterThan(10);
    expect(named.every((group) => group.some(({ branch }) => branch !== null))).toBe(true);
    expect(groupsBy(organisations, ({ premises }) => premises).length).toBeGreaterThan(10);
    expect(groupsBy(organisations, ({ companyId }) => companyId)).toEqual([]);
  });

  test('have staff of their own; a few have many', () => {
    const staff = market.users.filter(({ employment }) => employment !== null);
    expect(
      Math.max(...groupsBy(staff, ({ employment }) => employment?.employer).map((group) => group.length)),
    ).toBeGreaterThan(15);
    expect(staff.some(({ party }) => party.entity.startsWith('p'))).toBe(true);
  });
});

test('nobody is registered before the first contact or after the report', () => {
  for (const { party, day } of [...market.sales, ...market.accounting, ...market.users, ...market.organizations]) {
    expect(day).toBeLessThanOrEqual(reportDay);
    if (party.kind !== 'stranger') expect(day).toBeGreaterThanOrEqual(party.since);
  }
});
