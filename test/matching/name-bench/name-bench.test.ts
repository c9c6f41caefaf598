/**
 * The name bench: pairs of names that people judged (pairs.tsv, edited by hand) and what the field types say about each (frozen.tsv).
 * A change of any level shows as a difference to the frozen file. When the change is meant, freeze anew and review the difference:
 *
 *     UPDATE_NAME_BENCH=1 npx jest test/matching/name-bench
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { FieldTypeName } from '../../../matching/field-types/field-type.ts';
import { levelOf } from '../field-types/support.ts';

type Verdict = 'same' | 'unsure' | 'different';

/** One line of pairs.tsv with the level and the verdict that follows from it. */
interface Judged {
  readonly group: string;
  readonly a: string;
  readonly b: string;
  readonly type: string;
  readonly expected: string;
  readonly level: string;
  readonly verdict: Verdict;
}

const types: Readonly<Record<string, FieldTypeName>> = {
  given: 'given_name',
  family: 'family_name',
  person: 'person_name',
  organisation: 'organisation_name',
};

const verdictOf: Readonly<Record<string, Verdict>> = {
  exact: 'same',
  same_tokens: 'same',
  sounds_alike: 'same',
  typo: 'same',
  alias: 'unsure',
  subset: 'unsure',
  incomplete: 'unsure',
  abbreviation: 'unsure',
  similar: 'unsure',
  initial: 'unsure',
  slightly_similar: 'different',
  other_branch: 'different',
  same_family: 'different',
  else: 'different',
};

/** Least share of each group that is judged as people judge; 1 for groups that are not listed. */
const leastAccuracy: Readonly<Record<string, number>> = { 'organisation branch': 0.85, 'organisation typo': 0.8 };

const folder = new URL('.', import.meta.url);
const pairsFile = new URL('pairs.tsv', folder);
const frozenFile = new URL('frozen.tsv', folder);

const [, ...lines] = readFileSync(pairsFile, 'utf8').trimEnd().split('\n');
const judged = lines.map(judge);
const groups = [...new Set(judged.map((pair) => pair.group))];

if (process.env.UPDATE_NAME_BENCH === '1') writeFileSync(frozenFile, frozenText());

describe('name bench', () => {
  test('has 300 pairs and more, each once, with a verdict', () => {
    expect(judged.length).toBeGreaterThanOrEqual(300);
    expect(new Set(judged.map(({ a, b, type }) => [type, ...[a, b].sort()].join('\t'))).size).toBe(judged.length);
    expect(judged.filter(({ expected }) => !['same', 'unsure', 'different'].includes(expected))).toEqual([]);
  });

  test('levels and verdicts are those of the frozen file', () => {
    expect(frozenText().split('\n')).toEqual(readFileSync(frozenFile, 'utf8').split('\n'));
  });

  test.each(groups)('%s', (group) => {
    const pairs = judged.filter((pair) => pair.group === group);
    const wrong = pairs.filter((pair) => pair.verdict !== pair.expected);
    const accuracy = 1 - wrong.length / pairs.length;
    const least = leastAccuracy[group] ?? 1;
    // The pairs themselves are shown when the group falls short.
    expect({ accuracy, wrong: accuracy >= least ? [] : wrong }).toEqual({ accuracy, wrong: [] });
  });

  test('no two different names are taken for the same one', () => {
    const joined = judged.filter(({ expected, verdict }) => expected === 'different' && verdict === 'same');
    expect(joined).toEqual([]);
  });
});

function judge(line: string): Judged {
  const [group, a, b, typeWord, expected] = line.split('\t');
  const type = types[typeWord!]!;
  const level = levelOf(type, a!, b!);
  expect([line, levelOf(type, b!, a!)]).toEqual([line, level]);
  return { group: group!, a: a!, b: b!, type: typeWord!, expected: expected!, level, verdict: verdictOf[level]! };
}

function frozenText(): string {
  const rows = judged.map(({ group, a, b, type, level, verdict }) => [group, a, b, type, level, verdict]);
  return `${[['group', 'name A', 'name B', 'type', 'level', 'verdict'], ...rows].map((row) => row.join('\t')).join('\n')}\n`;
}
