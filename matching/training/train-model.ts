import { candidateBlocks } from '../candidate-blocks.ts';
import { clusterEvidence } from '../cluster-evidence.ts';
import type { LabelledRows } from '../labelled-rows.ts';
import type { MatchOptions } from '../match-options.ts';
import type { MatchModel } from '../model.ts';
import { type Crew, workAlone } from '../parallel/crew.ts';
import { filledStore } from '../parallel/filled-store.ts';
import type { Profile } from '../profile.ts';
import { possibleClasses } from '../scoring/class-rules.ts';
import { type Comparison, comparisonsOf } from '../scoring/comparisons.ts';
import type { EvidenceRole } from '../scoring/evidence-role.ts';
import { frequencyClasses } from '../scoring/frequency-class.ts';
import { OTHER_NAME_AT_MOST } from '../scoring/swapped-names.ts';
import { withoutListedValues } from '../scoring/without-generic-values.ts';
import { hasValues, type RecordTable } from '../table/record-table.ts';
import { candidateSample } from './candidate-sample.ts';
import { type ChanceLevels, chanceLevels, withKnownChance } from './chance-levels.ts';
import { dependenceSamples } from './dependence.ts';
import { fitClasses, type State } from './fit-classes.ts';
import { fixShares } from './fix-shares.ts';
import { genericValues } from './generic-values.ts';
import { joinablePairs } from './joinable-pairs.ts';
import { knownPairs, unknownPairs } from './known-pairs.ts';
import { toModel } from './model-artefact.ts';
import { createPatternEncoder } from './outcome-cells.ts';
import { comparePairs, type PairSample } from './pair-sample.ts';
import { randomPairs } from './random-pairs.ts';
import { swappedChance } from './swapped-chance.ts';
import { type ValueFrequencies, valueFrequencies } from './value-frequencies.ts';

/** What decides which pairs to learn from, and what people set by hand. */
export interface TrainingOptions extends Pick<MatchOptions, 'limits' | 'fields' | 'blocking'> {
  /** Pairs whose answer people know; each counts like any candidate pair. Fewer than ten are left aside. */
  readonly labels?: readonly LabelledRows[];
}

/** Random pairs for chance levels. */
const RANDOM_PAIRS = 300_000;
/**
 * Most records for a second round of training that counts each value once per customer. In larger tables the records of one
 * customer are too small a part of a value's holders to matter (measured in docs/matching.md).
 */
const MOST_RECALIBRATED = 50_000;

/**
 * Trains the match model of a table, without labels or refined by some. Deterministic: the same records and labels give the
 * same model, in whatever order they were added.
 */
export function trainModel(
  full: RecordTable,
  profile: Profile,
  options: TrainingOptions,
  crew: Crew = workAlone(),
): MatchModel {
  crew.load(full);
  const comparisons = comparisonsOf(full.columns);
  const generic = genericValues(full);
  const table = withoutListedValues(full, generic);
  const blocks = candidateBlocks(full, generic, options, crew);
  const store = filledStore(full, generic, crew);
  const known = knownPairs(options.labels ?? [], table.size);
  const candidatePairs = candidateSample(table, blocks, profile);
  const pairs = {
    random: randomPairs(table.size, RANDOM_PAIRS),
    candidates: known === null ? candidatePairs : unknownPairs(candidatePairs, known),
    dependence: dependenceSamples(table, comparisons),
    known: known === null ? [] : [known.same, known.different],
  };

  const train = (clusterOf: Int32Array | null, from: State | null): { model: MatchModel; state: State } => {
    const frequencies = table.columns.map((column) => valueFrequencies(column, clusterOf));
    const rarities = frequencies.map(({ frequency }) => frequencyClasses(frequency));
    const width = comparisons.length;
    const lists = [pairs.random, pairs.candidates, ...pairs.dependence.map((each) => each.pairs), ...pairs.known];
    const [random, candidates, ...others] = comparePairs(lists, width, crew, { rarities, generic, store }) as [
      PairSample,
      PairSample,
      ...PairSample[],
    ];
    const agreeing = others.slice(0, pairs.dependence.length);
    const [same, different] = others.slice(pairs.dependence.length);
    const isApart = apartIn(random, clusterOf);
    const counted = comparisons.map((comparison, k) => {
      const { agreement, filled } = frequencies[comparison.column]!;
      return chanceLevels(comparison, k, width, random, agreement, filled, isApart);
    });
    const swapped = swappedNames(table, comparisons, frequencies, counted);
    const chance = comparisons.map((comparison, k) =>
      withKnownChance(comparison, counted[k]!, { swapped, ...options.fields?.[comparison.field.name]?.u }),
    );
    const encoder = createPatternEncoder(comparisons);
    const fitted = fitClasses({
      comparisons,
      classes: possibleClasses(rolesWithValues(table, comparisons)),
      chance,
      candidates: encoder.encode(candidates),
      known:
        same === undefined || different === undefined
          ? null
          : { same: encoder.encode(same), different: encoder.encode(different) },
      scale: pairs.candidates.scale,
      cells: encoder.cells,
      joinable: joinablePairs(table, profile),
      records: table.size,
      dependence: [
        { parents: [], patterns: encoder.encode(random) },
        ...agreeing.map((sample, i) => ({ parents: pairs.dependence[i]!.parents, patterns: encoder.encode(sample) })),
      ],
      fixed: comparisons.map(({ field, type }) => fixShares(type.levels, options.fields?.[field.name])),
      from,
    });
    const model = toModel(table, comparisons, fitted, frequencies, generic, candidates.a.length);
    return { model, state: fitted.state };
  };

  const { model, state } = train(null, null);
  if (table.size > MOST_RECALIBRATED) return model;
  return train(clusterEvidence(full, blocks, model, profile, options, crew), state).model;
}

function rolesWithValues({ columns }: RecordTable, comparisons: readonly Comparison[]): ReadonlySet<EvidenceRole> {
  return new Set(comparisons.filter(({ column }) => hasValues(columns[column]!)).map(({ role }) => role));
}

function swappedNames(
  { columns }: RecordTable,
  comparisons: readonly Comparison[],
  frequencies: readonly ValueFrequencies[],
  counted: readonly ChanceLevels[],
): number {
  const given = comparisons.find(({ role }) => role === 'given')?.column;
  const family = comparisons.findIndex(({ role }) => role === 'family');
  if (given === undefined || family < 0) return 0;
  const { column, type } = comparisons[family]!;
  const near = counted[family]!.unrelated.slice(
    1,
    type.levels.findIndex(({ name }) => name === OTHER_NAME_AT_MOST) + 1,
  ).reduce((sum, chance) => sum + chance, 0);
  return swappedChance(
    { column: columns[given]!, frequency: frequencies[given]!.frequency },
    { column: columns[column]!, frequency: frequencies[column]!.frequency },
    near,
  );
}

/** Pairs of different clusters; all pairs when there are no clusters yet. */
function apartIn({ a, b }: PairSample, clusterOf: Int32Array | null): (pair: number) => boolean {
  return clusterOf === null ? () => true : (pair) => clusterOf[a[pair]!] !== clusterOf[b[pair]!];
}
