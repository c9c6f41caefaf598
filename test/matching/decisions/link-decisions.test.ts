import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PairDecision } from '../../../matching/decision.ts';
import { linkDecisionsOf } from '../../../matching/decisions/link-decisions.ts';
import { toRecordId } from '../../../matching/ids.ts';

const ids = (...numbers: readonly number[]) => numbers.map(toRecordId);
const inWords = (decisions: readonly PairDecision[]) =>
  decisions.map(({ kind, a, b }) => `${a}${kind === 'must_link' ? '=' : '≠'}${b}`);

describe('judgements on records as pairs', () => {
  test('of a confirmed customer each record is linked with each, in canonical order', () => {
    const confirmed = { kind: 'confirm_cluster', records: ids(1, 2, 3) } as const;
    expect(inWords(linkDecisionsOf([confirmed], ids(3, 1, 2)))).toEqual(['3=1', '3=2', '1=2']);
  });

  test('parts hold together and apart, also when their first record is gone', () => {
    const split = { kind: 'split_cluster', parts: [ids(1, 2, 3), ids(4, 5)] } as const;
    expect(inWords(linkDecisionsOf([split], ids(1, 2, 3, 4, 5)))).toEqual([
      ...['1=2', '1=3', '4=5'],
      ...['1≠4', '2≠4', '3≠4', '1≠5', '2≠5', '3≠5'],
    ]);
    expect(inWords(linkDecisionsOf([split], ids(2, 3, 5)))).toEqual(['2=3', '2≠5', '3≠5']);
  });

  test('how records were numbered and listed does not matter', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 2 }),
        fc.integer({ min: 1, max: 8 }),
        (records, cut) => {
          const parts = [records.slice(0, cut), records.slice(cut)].map((part) => ids(...part));
          const present = ids(...records.toSorted((a, b) => a - b));
          const sorted = parts.map((part) => part.toSorted((a, b) => a - b));
          const pairs = linkDecisionsOf([{ kind: 'split_cluster', parts }], present);
          expect(pairs).toEqual(linkDecisionsOf([{ kind: 'split_cluster', parts: sorted }], present));
        },
      ),
    );
  });
});
