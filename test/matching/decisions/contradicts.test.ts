import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Judgement } from '../../../matching/decision.ts';
import { contradicts, type IsOneCustomer, isLinkJudgement } from '../../../matching/decisions/contradicts.ts';
import { linkDecisionsOf } from '../../../matching/decisions/link-decisions.ts';
import { type RecordId, toRecordId } from '../../../matching/ids.ts';

const universe = [1, 2, 3, 4, 5].map(toRecordId);
const isSame: IsOneCustomer = (a, b) => a === b;
const some = (minLength: number) => fc.uniqueArray(fc.constantFrom(...universe), { minLength });

const links = fc.oneof(
  fc
    .record({ kind: fc.constantFrom('must_link' as const, 'cannot_link' as const), two: some(2) })
    .map(({ kind, two: [a, b] }): Judgement => ({ kind, a: a!, b: b! })),
  some(2).map((records): Judgement => ({ kind: 'confirm_cluster', records })),
  fc.tuple(some(2), fc.integer({ min: 1, max: 4 })).map(
    ([records, cut]): Judgement => ({
      kind: 'split_cluster',
      parts: [records.slice(0, Math.min(cut, records.length - 1)), records.slice(Math.min(cut, records.length - 1))],
    }),
  ),
);

describe('judgements on records contradict each other', () => {
  test('exactly when some pair that one joins is kept apart by the other', () => {
    fc.assert(
      fc.property(links, links, (x, y) => {
        const expected = crosses(joins(x), apart(y)) || crosses(joins(y), apart(x));
        expect(contradicts(x, y, isSame)).toBe(expected);
        expect(contradicts(y, x, isSame)).toBe(expected);
      }),
    );
  });
});

/** Every pair that a judgement joins, directly or through others. */
function joins(judgement: Judgement): ReadonlySet<string> {
  if (judgement.kind === 'split_cluster') return new Set(judgement.parts.flatMap(pairsAmong));
  if (judgement.kind === 'confirm_cluster') return new Set(pairsAmong(judgement.records));
  return new Set(judgement.kind === 'must_link' ? pairsAmong([judgement.a, judgement.b]) : []);
}

function apart(judgement: Judgement): ReadonlySet<string> {
  const pairs = isLinkJudgement(judgement) ? linkDecisionsOf([judgement], universe) : [];
  return new Set(pairs.filter(({ kind }) => kind === 'cannot_link').flatMap(({ a, b }) => pairsAmong([a, b])));
}

function pairsAmong(records: readonly RecordId[]): readonly string[] {
  return records.flatMap((a) => records.flatMap((b) => (a < b ? [`${a} ${b}`] : [])));
}

function crosses(joined: ReadonlySet<string>, separated: ReadonlySet<string>): boolean {
  return [...joined].some((pair) => separated.has(pair));
}
