import { YektaError } from '../../config/errors/yekta-error.ts';
import type { FieldTypeName } from '../field-types/field-type.ts';
import type { MatchModel } from '../model.ts';
import { kindCodes, NO_VALUE, type RecordTable, SEVERAL_VALUES } from '../table/record-table.ts';
import { oddsInBits, quantize } from './bits.ts';
import { combine, MOST_AGAINST_PLACE, type PairFindings, placeCap } from './combine.ts';
import { agreeOn, bestCommon, compareLists, compareValues } from './compare-rows.ts';
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
    levels: new Int8Array(comparisons.length).fill(ABSENT),
    bits: new Float64Array(comparisons.length),
    viaShared: new Uint8Array(comparisons.length),
  };
  const rolesByKinds = [0, 1, 2, 3].map((kinds) => comparisons.map(({ role }) => roleFor(role, kinds)));
  const isPlace = rolesByKinds.map((roles) => roles.map((role) => role === 'place' || role === 'affiliation'));
  const filled = [...comparisons.keys()].filter((i) => comparisons[i]!.column.codes.length > 0);
  const cheapestFirst = filled.toSorted(
    (x, y) => cost(comparisons[x]!.column.type.name) - cost(comparisons[y]!.column.type.name) || x - y,
  );
  const wholeNames = filled.filter((i) => comparisons[i]!.role === 'person_name');
  const width = comparisons.length;
  const singles = rowMajor(comparisons, table.size);

  const haveWholeNames = (a: number, b: number): boolean => {
    for (const i of wholeNames) {
      if (singles[a * width + i] !== NO_VALUE && singles[b * width + i] !== NO_VALUE) return true;
    }
    return false;
  };

  const weigh = (a: number, b: number, floor: number): number => {
    const kinds = table.kinds[a]! | table.kinds[b]!;
    const roles = rolesByKinds[kinds]!;
    const placeLike = isPlace[kinds]!;
    const skipParts = haveWholeNames(a, b);
    // What the pair can still reach: certain bits, bits from the place (for, against), and the most that is still open.
    let sure = prior;
    let place = 0;
    let against = 0;
    let open = 0;
    let openPlace = 0;
    let contacts = 0;
    for (const i of filled) {
      const codeA = singles[a * width + i]!;
      const codeB = singles[b * width + i]!;
      const role = roles[i]!;
      if (codeA === NO_VALUE || codeB === NO_VALUE || role === null || (skipParts && role === 'name_part')) {
        findings.levels[i] = ABSENT;
        continue;
      }
      const comparison = comparisons[i]!;
      const several = codeA === SEVERAL_VALUES || codeB === SEVERAL_VALUES;
      const common = several ? bestCommon(comparison, a, b) : codeA === codeB ? codeA : -1;
      if (common >= 0) {
        const bits = agreeOn(common, comparison, findings, i);
        if (placeLike[i]) place += bits;
        else sure += bits;
        if (role === 'contact') contacts++;
      } else {
        findings.levels[i] = OPEN;
        if (placeLike[i]) openPlace += Math.max(0, comparison.mostInexact);
        else open += comparison.mostInexact;
      }
    }
    // Two agreeing contacts may lift the cap: see `combine`.
    const most = contacts > 1 ? Number.POSITIVE_INFINITY : cap;
    if (sure + open + Math.min(most, place + openPlace) < floor) return Number.NEGATIVE_INFINITY;
    for (const i of cheapestFirst) {
      if (findings.levels[i] !== OPEN) continue;
      const comparison = comparisons[i]!;
      const codeA = singles[a * width + i]!;
      const codeB = singles[b * width + i]!;
      const bits =
        codeA >= 0 && codeB >= 0
          ? compareValues(codeA, codeB, comparison, findings, i)
          : compareLists(a, b, comparison, findings, i);
      if (placeLike[i]) {
        openPlace -= Math.max(0, comparison.mostInexact);
        if (bits > 0) place += bits;
        else if (roles[i] === 'place') against = Math.max(-MOST_AGAINST_PLACE, against + bits);
      } else {
        open -= comparison.mostInexact;
        sure += bits;
      }
      if (sure + open + against + Math.min(most, place + openPlace) < floor) return Number.NEGATIVE_INFINITY;
    }
    const weight = combine(prior, roles, findings);
    return weight < floor ? Number.NEGATIVE_INFINITY : weight;
  };

  return { prior, comparisons, weigh, findings };
}

/** Level of a comparison in which one side has no value. */
const ABSENT = -1;
/** Level of a comparison that is open: values on both sides, none in common. */
const OPEN = -2;

/** The single values of all comparisons, a row's side by side: one cache line instead of one per column. */
function rowMajor(comparisons: readonly Comparison[], rows: number): Int32Array {
  const singles = new Int32Array(rows * comparisons.length);
  for (const [i, { column }] of comparisons.entries()) {
    for (let row = 0; row < rows; row++) singles[row * comparisons.length + i] = column.single[row]!;
  }
  return singles;
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
