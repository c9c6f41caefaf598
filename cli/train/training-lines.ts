import type { ClusteringComparison } from '../../matching/explain/compare-clusterings.ts';
import type { Change, FieldChange, ListChange, ModelComparison } from '../../matching/explain/compare-models.ts';
import { labelOf } from '../../matching/explain/field-labels.ts';
import { signed } from '../../matching/explain/language.ts';
import type { Profile } from '../../matching/profile.ts';
import type { Training, TrainingEffect } from '../../pipeline/train-on-warehouse.ts';
import { thresholdLines } from '../evaluate/threshold-lines.ts';
import { formatCount } from '../output/numbers.ts';
import { textTable } from '../output/text-table.ts';
import type { ChangeSamples } from './change-samples.ts';

/** What a new model would change, as lines for people: customers first, then weights and values. */
export function effectLines(
  { models, customers }: TrainingEffect,
  samples: ChangeSamples,
  profile: Profile,
): readonly string[] {
  return [
    ...customerLines(customers),
    ...sampleLines(samples),
    '',
    ...weightLines(models, profile),
    ...valueLines(models, profile),
  ];
}

/** What people know, and the link threshold that it suggests; nothing where they know nothing. */
export function answerLines({ same, different, threshold }: Training['answers']): readonly string[] {
  if (same + different === 0) return [];
  return [
    `Answers of people: ${formatCount(same)} same, ${formatCount(different)} different`,
    ...thresholdLines(threshold),
  ];
}

function customerLines({
  before,
  after,
  unchanged,
  merged,
  split,
  regrouped,
}: ClusteringComparison): readonly string[] {
  return [
    `Customers: ${formatCount(before)} with the stored model, ${formatCount(after)} with the new one; ${formatCount(unchanged)} stay as they are`,
    ...(unchanged === before
      ? []
      : [
          `  ${formatCount(merged.length)} new ones from two or more, ${formatCount(split.length)} split, ${formatCount(regrouped.length)} groups in which records change places`,
        ]),
  ];
}

function sampleLines({ merged, split, regrouped }: ChangeSamples): readonly string[] {
  const said = (clusters: readonly (readonly string[])[]) =>
    clusters.map((records) => records.join(' = ')).join('  |  ');
  return [
    ...merged.map(({ before }) => `    merged: ${said(before)}`),
    ...split.map(({ after }) => `    split: ${said(after)}`),
    ...regrouped.flatMap(({ before, after }) => [`    regrouped: ${said(before)}`, `           to: ${said(after)}`]),
  ];
}

/** Smaller changes are not worth a line. */
const NOTABLE_BITS = 0.1;

function weightLines({ prior, fields }: ModelComparison, profile: Profile): readonly string[] {
  const rows = [
    ...(isNotable(prior) ? [['Any two records', '', ...changeCells(prior)]] : []),
    ...fields.flatMap(({ field, levels }) =>
      levels
        .filter(isNotable)
        .map((change) => [labelOf(profile, field).en, change.level.replaceAll('_', ' '), ...changeCells(change)]),
    ),
  ];
  if (rows.length === 0) return ['No weight changes by more than a tenth of a bit.'];
  return textTable(
    [
      { title: 'weights in bits' },
      { title: 'level' },
      { title: 'stored', align: 'right' },
      { title: 'new', align: 'right' },
      { title: 'change', align: 'right' },
    ],
    rows,
  );
}

function isNotable({ before, after }: Change): boolean {
  return before === null || after === null || Math.abs(after - before) >= NOTABLE_BITS;
}

function changeCells({ before, after }: Change): readonly string[] {
  const bits = (value: number | null): string => (value === null ? 'none' : signed(value, 'en'));
  return [bits(before), bits(after), before === null || after === null ? '' : signed(after - before, 'en')];
}

function valueLines({ fields }: ModelComparison, profile: Profile): readonly string[] {
  const rows = fields
    .filter(({ generic, frequencies }) => isChanged(generic) || isChanged(frequencies) || frequencies.shifted > 0)
    .map(({ field, generic, frequencies }: FieldChange) => [
      labelOf(profile, field).en,
      listChange(generic),
      listChange(frequencies),
      formatCount(frequencies.shifted),
    ]);
  if (rows.length === 0) return [];
  return [
    '',
    ...textTable(
      [
        { title: 'values' },
        { title: 'without weight', align: 'right' },
        { title: 'counted', align: 'right' },
        { title: 'twice or half as frequent', align: 'right' },
      ],
      rows,
    ),
  ];
}

function isChanged({ added, removed }: ListChange): boolean {
  return added + removed > 0;
}

/** `+3 -1`; empty when nothing changed. */
function listChange({ added, removed }: ListChange): string {
  return added + removed === 0 ? '' : `+${formatCount(added)} -${formatCount(removed)}`;
}
