import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { defaults } from '../../config/defaults.ts';
import { fieldTypeNames } from '../../config/vocabulary.ts';
import { OPINION_LIMIT } from '../../matching/clustering/agglomerate.ts';
import { fieldType } from '../../matching/field-types/registry.ts';
import { pairClasses } from '../../matching/scoring/class-rules.ts';

const guide = readFileSync(new URL('../../docs/matching.md', import.meta.url), 'utf8');
const rows = [...guide.matchAll(/^\| (.+?) +\| (.+?) +\|/gm)].map(([, first, second]) => [first!, second!] as const);

test.each(fieldTypeNames.filter((name) => fieldType(name).levels.length > 0))(
  'the guide lists the levels of %s',
  (name) => {
    const row = rows.find(([types]) => types.split(/[ ,()]+/).includes(name));
    expect(row?.[1].match(/\w+/g)).toEqual(fieldType(name).levels.map((level) => level.name));
  },
);

test('the guide explains every class of pairs', () => {
  for (const name of [...pairClasses, 'unrelated']) expect(rows.map(([first]) => first)).toContain(`\`${name}\``);
});

test('the guide states the numbers that hold', () => {
  const { thresholds, matching_limits: limits } = defaults;
  expect(guide).toContain(`The link threshold is ${thresholds.link} by default`);
  expect(guide).toContain(`${limits.pairs_per_record} pairs per record (\`pairs_per_record\`)`);
  expect(guide).toContain(`up to ${limits.block_size} records (\`block_size\`)`);
  expect(guide).toContain(`±${OPINION_LIMIT} bits`);
});
