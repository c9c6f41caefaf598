import type { FieldName } from '../../matching/ids.ts';
import type { BlockingChanges } from '../../matching/incremental/blocking-changes.ts';
import { type BlockCaps, isKept } from '../../matching/incremental/counts/block-counts.ts';
import { createKeyReader, ruleOf, sharedKeys } from '../../matching/incremental/keys/row-keys.ts';
import type { MatchEdge } from '../../matching/match-result.ts';
import type { BlockingRule } from '../../matching/plan/blocking-rule.ts';
import type { Profile } from '../../matching/profile.ts';
import { withoutListedValues } from '../../matching/scoring/without-generic-values.ts';
import { growableInts } from '../../matching/table/growable.ts';
import { rowsById } from '../../matching/table/rows-by-id.ts';
import type { MatchIndex } from '../ports/match-index.ts';
import { tableOfRecords } from './table-of-records.ts';

export interface KeysInForce {
  readonly index: MatchIndex;
  readonly profile: Profile;
  readonly generic: ReadonlyMap<FieldName, readonly string[]>;
  readonly rules: readonly BlockingRule[];
  readonly blocking: BlockingChanges;
  /** After the changes. */
  readonly caps: BlockCaps;
}

/** Keys that are asked for first of those which an edge's records share: most edges are brought together by one of so few. */
const FIRST = 3;

/** Those of some stored edges between unchanged records that no key brings together any more. */
export async function edgesApart(
  { index, profile, generic, rules, blocking, caps }: KeysInForce,
  edges: readonly MatchEdge[],
): Promise<readonly MatchEdge[]> {
  if (edges.length === 0) return [];
  const full = await tableOfRecords(index, profile, [...new Set(edges.flatMap(({ a, b }) => [a, b]))]);
  const reader = createKeyReader(withoutListedValues(full, generic), rules);
  const rowOf = rowsById(full);

  /** Those of some edges that none of the keys from one place up to another among the shared ones brings together. */
  const notBrought = async (some: readonly MatchEdge[], from: number, to: number): Promise<readonly MatchEdge[]> => {
    const high = growableInts();
    const low = growableInts();
    const ends = some.map(({ a, b }) => {
      let place = 0;
      sharedKeys(reader, rowOf.get(a)!, rowOf.get(b)!, (sharedHigh, sharedLow) => {
        if (place >= from && place < to) {
          high.push(sharedHigh);
          low.push(sharedLow);
        }
        place++;
      });
      return high.length();
    });
    const keys = { length: high.length(), high: high.view(), low: low.view() };
    const sizes = new Int32Array(keys.length);
    await index.members(keys, (key, members) => {
      sizes[key] = members.length;
    });
    const brings = (key: number): boolean => {
      const changed = blocking.find(keys.high[key]!, keys.low[key]!);
      return isKept(caps, ruleOf(keys.low[key]!), changed < 0 ? sizes[key]! : blocking.sizeAfter(changed));
    };
    return some.filter((_, edge) => {
      for (let key = edge === 0 ? 0 : ends[edge - 1]!; key < ends[edge]!; key++) if (brings(key)) return false;
      return true;
    });
  };
  const left = await notBrought(edges, 0, FIRST);
  return left.length === 0 ? left : notBrought(left, FIRST, Number.POSITIVE_INFINITY);
}
