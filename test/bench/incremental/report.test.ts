import { describe, expect, test } from '@jest/globals';
import { timesOf } from '../../../bench/incremental/measure-matches.ts';
import { reportLines } from '../../../bench/incremental/report.ts';

const sync = { seconds: 5, stages: { 'crm extract': 1, match: 0.5 }, customers: 7 };
const memory = { nodeMegabytes: 800, postgresMegabytes: 200 };
const measured = {
  records: 1_000_000,
  first: { ...sync, seconds: 130, ...memory },
  unchanged: { ...sync, ...memory },
  changed: { ...sync, nodeMegabytes: 1400, postgresMegabytes: null },
  reading: 0.1,
  matches: { ...timesOf([80, 4, 3, 5]), found: 2, nodeMegabytes: 150 },
  equalsLoadAtOnce: false,
};

describe('the report of the incremental benchmark', () => {
  test('tells what was missed, and what was not measured', () => {
    const lines = reportLines(measured);
    const lineOf = (name: string): string => lines.find((line) => line.trim().startsWith(name))!;
    expect(lineOf('first load')).toMatch(/120 +130 +MISSED$/);
    expect(lineOf('changed sync')).toMatch(/10\.0 +5\.0$/);
    expect(lineOf('Node and Postgres')).toMatch(/1500 +n\/a$/);
    expect(lineOf('its steps but for reading')).toMatch(/1\.0 +0\.5$/);
    expect(lines.at(-1)).toContain('ANOTHER DIGEST');
    expect(reportLines({ ...measured, equalsLoadAtOnce: null }).join()).not.toContain('igest');
    const fewer = reportLines({ ...measured, records: 20_000 }).join('\n');
    expect(fewer).toContain('Nothing is judged: these are 20000 records.');
    expect(fewer).not.toContain('MISSED');
  });

  test('takes the share of matches that were as fast', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(timesOf(hundred)).toEqual({ queries: 100, first: 100, p50: 50, p99: 99, slowest: 100 });
  });
});
