import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { defaults } from '../../config/defaults.ts';
import { standardProfile } from '../../config/standard-profile.ts';
import { fieldTypeNames, plainRuleNames } from '../../config/vocabulary.ts';
import { fencedBlocks } from '../support/docs/fenced-blocks.ts';
import { loadText } from './load-text.ts';

const document = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
const matchingGuide = readFileSync(new URL('../../docs/matching.md', import.meta.url), 'utf8');
const snippets = [...snippetsOf('configuration.md', document), ...snippetsOf('matching.md', matchingGuide)];

function snippetsOf(guide: string, markdown: string) {
  return fencedBlocks(markdown, 'yaml').map(({ info, text, line }) => ({
    place: `${guide}:${line}`,
    complete: info === 'complete',
    text,
  }));
}

/** What snippets add to. */
const base = `version: 1
project: atlas
sources:
  sales: { connector: excel, location: sales.xlsx, fields: { full_name: نام } }
  accounting: { connector: csv, location: accounting.csv, fields: { full_name: نام } }
`;

type Mapping = Readonly<Record<string, unknown>>;
const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(into: Mapping, from: Mapping): Mapping {
  const merged = Object.entries(from).map(([key, value]) => {
    const known = into[key];
    return [key, isMapping(known) && isMapping(value) ? merge(known, value) : value];
  });
  return { ...into, ...Object.fromEntries(merged) };
}

test('the guides have snippets of both kinds', () => {
  expect(snippets.filter(({ complete }) => complete).length).toBeGreaterThan(0);
  expect(snippets.filter(({ complete }) => !complete).length).toBeGreaterThan(10);
});

test.each(snippets.map((snippet) => [snippet.place, snippet] as const))(
  'the snippet at %s is valid',
  async (_, { complete, text }) => {
    const names = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => [name!, 'example'] as const);
    const whole = complete ? text : stringify(merge(parse(base) as Mapping, parse(text) as Mapping));
    const config = await loadText(whole, Object.fromEntries(names));
    expect(config.project).toBe('atlas');
  },
);

test('the guide names every standard field, field type and rule', () => {
  const words = new Set(document.match(/[a-z_]+/g));
  const all = [...standardProfile.map(({ name }) => name), ...fieldTypeNames, ...plainRuleNames];
  expect(all.filter((name) => !words.has(name))).toEqual([]);
});

test('the guide states the defaults that hold', () => {
  for (const value of [defaults.locale, defaults.limits.file_size, defaults.excel.sheet, defaults.country]) {
    expect(document).toMatch(new RegExp(`default ${value}\\b|${value} # default`));
  }
});
