import type { ErrorCause } from '../../matching/evaluate/error-cause.ts';
import type { ErrorExample, ErrorReport } from '../../matching/evaluate/error-samples.ts';
import type { Evaluation } from '../../matching/evaluate/evaluation.ts';
import { valuesOfRow } from '../../matching/evaluate/explain-rows.ts';
import { formatCount } from '../output/numbers.ts';
import { rowRef } from './row-ref.ts';
import type { EvaluationReport } from './run-evaluation.ts';

/** Errors by cause with a few examples, as lines for people. */
export function errorLines(
  { falseMerges, misses }: Evaluation,
  report: EvaluationReport,
  showValues: boolean,
): readonly string[] {
  return [
    ...kindLines('False merges', falseMerges, report, showValues),
    ...kindLines('Misses', misses, report, showValues),
  ];
}

function kindLines(
  title: string,
  { total, examined, groups }: ErrorReport,
  report: EvaluationReport,
  showValues: boolean,
): readonly string[] {
  const of = examined < total ? `, causes of ${formatCount(examined)}` : '';
  return [
    '',
    `${title}: ${formatCount(total)} pairs${of}`,
    ...groups.flatMap(({ count, examples, ...cause }) => [
      `  ${formatCount(count)}  ${causeWords(cause)}`,
      ...examples.flatMap((example) => exampleLines(example, report, showValues)),
    ]),
  ];
}

function causeWords({ cause, field }: ErrorCause): string {
  switch (cause) {
    case 'joined_through_others':
      return 'not alike themselves; joined through records in between';
    case 'same_household':
      return `family name or place agree, ${field} differs: one household`;
    case 'despite_disagreement':
      return `joined although ${field} differs`;
    case 'weak_evidence':
      return 'nothing differs, and little agrees';
    case 'look_alike':
      return 'nothing differs and much agrees: look at the truth, too';
    case 'not_blocked':
      return 'no blocking rule brought them together';
    case 'hard_conflict':
      return field === null ? 'a hard conflict keeps them apart' : `valid, different ${field}`;
    case 'below_threshold':
      return `below the threshold; ${field} spoke most against`;
    case 'little_in_common':
      return 'below the threshold; nothing differs, but little can be compared';
    case 'cut_by_clustering':
      return 'alike, but kept apart by the other records of their clusters';
    default:
      return cause satisfies never;
  }
}

function exampleLines(
  { a, b, evidence }: ErrorExample,
  { files }: EvaluationReport,
  showValues: boolean,
): readonly string[] {
  const [x, y] = [rowRef(files, a), rowRef(files, b)];
  const levels = evidence.comparisons.map(({ field, level, bits }) => `${field} ${level} ${bits.toFixed(1)}`);
  return [
    `       ${x.source}:${x.key} and ${y.source}:${y.key}, ${evidence.weight.toFixed(1)} bits: ${levels.join(', ')}`,
    ...(showValues ? [a, b].map((row) => `         ${valuesOf(files, row)}`) : []),
  ];
}

function valuesOf({ table }: EvaluationReport['files'], row: number): string {
  return [...valuesOfRow(table, row)].map(([field, values]) => `${field}=${values.join('|')}`).join('  ');
}
