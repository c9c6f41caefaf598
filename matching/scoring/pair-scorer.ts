import { YektaError } from '../../config/errors/yekta-error.ts';
import type { FieldTypeName } from '../field-types/field-type.ts';
import type { MatchModel } from '../model.ts';
import { kindCodes, NO_VALUE, type RecordTable } from '../table/record-table.ts';
import { oddsInBits, quantize } from './bits.ts';
import { combine, MOST_AGAINST_PLACE, type PairFindings, placeCap } from './combine.ts';
import { ABSENT, compareClosely, compareExactly, OPEN } from './compare-rows.ts';
import { type Comparison, prepareComparison } from './comparison.ts';
import type { EvidenceRole } from './evidence-role.ts';

/** Scores pairs of rows of one table under one model. Symmetric: (a, b) and (b, a) give the same. */
export interface PairScorer {
  /** log2 prior odds that two records are one customer. */
  readonly prior: number;
  readonly comparisons: readonly Comparison[];
  /**
   * Match weight of two rows; `-Infinity` as soon as it is certain to be below `floor`. Otherwise `findings` holds the levels
   * and bits of the pair, until the next call.
   */
  readonly weigh: (a: number, b: number, floor: number) => number;
  readonly findings: PairFindings;
}

/** @throws YektaError `internal` when the model was made for other fields than the table's */
export function createPairScorer(table: RecordTable, model: MatchModel): PairScorer {
  const comparisons = table.columns.map((column, i) => {
    const comparison = model.comparisons[i];
    if (comparison?.field === column.field.name) return prepareComparison(column, comparison);
    throw new YektaError('internal', 'The match model was made for other fields than the profile has.', {
      remedy: 'Train a new model.',
    });
  });
  const prior = quantize(oddsInBits(model.prior));
  const cap = placeCap(prior);
  const findings: PairFindings = {
    levels: new Int8Array(comparisons.length),
    bits: new Float64Array(comparisons.length),
    viaShared: new Uint8Array(comparisons.length),
  };
  const rolesByKind = [0, 1, 2, 3].map((kinds) => comparisons.map(({ role }) => roleFor(role, kinds)));
  const cheapestFirst = [...comparisons.keys()].sort(
    (x, y) => cost(comparisons[x]!.column.type.name) - cost(comparisons[y]!.column.type.name) || x - y,
  );
  const wholeNames = [...comparisons.keys()].filter((i) => comparisons[i]!.role === 'person_name');

  const haveWholeNames = (a: number, b: number): boolean =>
    wholeNames.some((i) => {
      const { single } = comparisons[i]!.column;
      return single[a] !== NO_VALUE && single[b] !== NO_VALUE;
    });

  const weigh = (a: number, b: number, floor: number): number => {
    const roles = rolesByKind[table.kinds[a]! | table.kinds[b]!]!;
    const skipParts = haveWholeNames(a, b);
    // What the pair can still reach: certain bits, bits from the place (for, against), and the most that is still open.
    let sure = prior;
    let place = 0;
    let against = 0;
    let open = 0;
    let openPlace = 0;
    for (let i = 0; i < comparisons.length; i++) {
      const role = roles[i]!;
      if (role === null || (skipParts && role === 'name_part')) {
        findings.levels[i] = ABSENT;
        continue;
      }
      const level = compareExactly(comparisons[i]!, a, b, findings, i);
      const isPlace = role === 'place' || role === 'affiliation';
      if (level === 0) {
        if (isPlace) place += findings.bits[i]!;
        else sure += findings.bits[i]!;
      } else if (level === OPEN) {
        const most = comparisons[i]!.mostInexact;
        if (isPlace) openPlace += Math.max(0, most);
        else open += most;
      }
    }
    if (sure + open + Math.min(cap, place + openPlace) < floor) return Number.NEGATIVE_INFINITY;
    for (const i of cheapestFirst) {
      if (findings.levels[i] !== OPEN) continue;
      const bits = compareClosely(comparisons[i]!, a, b, findings, i);
      const most = comparisons[i]!.mostInexact;
      if (roles[i] === 'place' || roles[i] === 'affiliation') {
        openPlace -= Math.max(0, most);
        if (bits > 0) place += bits;
        else if (roles[i] === 'place') against = Math.max(-MOST_AGAINST_PLACE, against + bits);
      } else {
        open -= most;
        sure += bits;
      }
      if (sure + open + against + Math.min(cap, place + openPlace) < floor) return Number.NEGATIVE_INFINITY;
    }
    const weight = combine(prior, roles, findings);
    return weight < floor ? Number.NEGATIVE_INFINITY : weight;
  };

  return { prior, comparisons, weigh, findings };
}

/**
 * The role that a field plays in a pair. Persons compare their own names, organisations theirs; the organisation of a person
 * is an affiliation. `null`: not compared.
 *
 * @param kinds kind codes of both rows, or-ed: an unknown kind goes with either, and contradicting kinds are as unknown
 */
function roleFor(role: EvidenceRole, kinds: number): EvidenceRole | null {
  if (kinds === kindCodes.organisation && (role === 'person_name' || role === 'name_part')) return null;
  if (kinds === kindCodes.person && role === 'organisation_name') return 'affiliation';
  return role;
}

/** Relative cost of an inexact comparison: short codes before names before long texts. */
function cost(type: FieldTypeName): number {
  switch (type) {
    case 'address':
    case 'text':
      return 3;
    case 'person_name':
    case 'given_name':
    case 'family_name':
    case 'organisation_name':
      return 2;
    case 'email':
      return 1;
    default:
      return 0;
  }
}
