import { compareCodeUnits } from '../canonical-order.ts';
import type { EvidenceRole } from '../scoring/evidence-role.ts';
import { combineKeys } from './combined-keys.ts';
import type { KeySource } from './key-source.ts';
import { makeBlocks, type RuleBlocks } from './rule-blocks.ts';

export interface BlockingLimits {
  /** A blocking key that more records share brings no pairs. */
  readonly blockSize: number;
}

/** Pairs per record that one rule may bring. Must exceed the number of true pairs per record, or recall suffers. */
const PAIRS_PER_RECORD = 3;
/** Small tables can afford more. */
const LEAST_PAIRS = 30_000;

/**
 * Makes the blocks of all rules of the default plan.
 *
 * - Every key of a field that identifies is a rule of its own.
 * - What such a rule had to leave out, because too many records share the key (a common name), and the keys of fields that
 *   only support, are combined in twos: keys of different kinds of evidence, such as a name with a city or a birth date with
 *   a postcode. Keys whose pairs another rule brings completely are left out of the combinations. Names combine by the
 *   coarsest keys of both fields, so that misspelt ones still meet; all else by the finest.
 *
 * @param sources key sources of all fields
 * @returns blocks by rule, rules in a fixed order, rules without pairs left out
 */
export function blockRecords(
  sources: readonly KeySource[],
  records: number,
  { blockSize }: BlockingLimits,
): readonly RuleBlocks[] {
  const limits = { blockSize, pairs: Math.max(LEAST_PAIRS, records * PAIRS_PER_RECORD) };
  const ordered = sources.toSorted((a, b) => a.field - b.field || compareCodeUnits(a.name, b.name));
  const alone = new Map<KeySource, RuleBlocks>();
  for (const source of ordered) {
    if (source.matchRole !== 'identify') continue;
    alone.set(source, makeBlocks(source.name, source.keys, source.rowStarts, source.rowKeys, limits));
  }
  const combined = combinations(ordered).map(([a, b]) => {
    const doneA = alone.get(a)?.isComplete;
    const doneB = alone.get(b)?.isComplete;
    const keys = combineKeys(a, b, (keyA, keyB) => doneA?.[keyA] === 1 || doneB?.[keyB] === 1);
    return makeBlocks(`${a.name} & ${b.name}`, keys.keyCount, keys.rowStarts, keys.rowKeys, limits);
  });
  return [...alone.values(), ...combined].filter((blocks) => blocks.pairs > 0 || blocks.skippedKeys > 0);
}

function combinations(sources: readonly KeySource[]): (readonly [KeySource, KeySource])[] {
  const coarsest = onePerField(sources, (a, b) => a.keys < b.keys);
  const finest = onePerField(sources, (a, b) => a.keys > b.keys);
  return [
    ...twoByTwo(coarsest, (a, b) => (kindOf[a.evidence] === 'who') !== (kindOf[b.evidence] === 'who')),
    ...twoByTwo(finest, (a, b) => kindOf[a.evidence] !== 'who' && kindOf[b.evidence] !== 'who'),
  ];
}

/** Pairs of sources of different kinds of evidence: two places, or two names, would only repeat each other. */
function twoByTwo(
  sources: readonly KeySource[],
  wanted: (a: KeySource, b: KeySource) => boolean,
): (readonly [KeySource, KeySource])[] {
  const usable = sources.filter((source) => kindOf[source.evidence] !== null);
  return usable.flatMap((a, i) =>
    usable
      .slice(i + 1)
      .filter((b) => kindOf[a.evidence] !== kindOf[b.evidence] && wanted(a, b))
      .map((b) => [a, b] as const),
  );
}

function onePerField(sources: readonly KeySource[], better: (a: KeySource, b: KeySource) => boolean): KeySource[] {
  const chosen = new Map<number, KeySource>();
  for (const source of sources) {
    const other = chosen.get(source.field);
    if (other === undefined || better(source, other)) chosen.set(source.field, source);
  }
  return [...chosen.values()];
}

/** Kinds of evidence that combine with each other; contacts and identifiers are rare enough to stand alone. */
const kindOf: Readonly<Record<EvidenceRole, 'who' | 'where' | 'with whom' | 'trait' | null>> = {
  person_name: 'who',
  name_part: 'who',
  organisation_name: 'who',
  identifier: null,
  contact: null,
  place: 'where',
  affiliation: 'with whom',
  trait: 'trait',
};
