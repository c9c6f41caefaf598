import { z } from 'zod';
import type { TableColumn } from '../../cli/output/text-table.ts';
import type { Scores } from '../../matching/evaluate/scores.ts';

const scores = z.object({ precision: z.number(), recall: z.number(), f1: z.number() });

/** What `yekta evaluate --json` tells of a labelled set. */
const evaluation = z.object({
  records: z.number(),
  cluster: scores,
  bcubed: scores,
  pairwise: scores,
  best_pairwise: scores.nullable(),
  blocking_recall: z.number(),
  estimated: scores,
  candidate_pairs: z.number(),
  seconds: z.object({ total: z.number() }),
});
export type MeasuredSet = z.infer<typeof evaluation> & { readonly name: string };

export function measuredSet(name: string, json: unknown): MeasuredSet {
  return { name, ...evaluation.parse(json) };
}

const right = (title: string): TableColumn => ({ title, align: 'right' });

export const accuracyTitles: readonly TableColumn[] = [
  { title: 'set' },
  right('records'),
  right('cluster P'),
  right('R'),
  right('F1'),
  right('B3 F1'),
  right('pair P'),
  right('R'),
  right('F1'),
  right('best F1'),
  right('expected P'),
  right('R'),
  right('blocked'),
  right('pairs/record'),
  right('s'),
];

export function accuracyRow(set: MeasuredSet): readonly string[] {
  return [
    set.name,
    String(set.records),
    ...three(set.cluster),
    set.bcubed.f1.toFixed(4),
    ...three(set.pairwise),
    set.best_pairwise?.f1.toFixed(4) ?? '',
    set.estimated.precision.toFixed(4),
    set.estimated.recall.toFixed(4),
    set.blocking_recall.toFixed(4),
    (set.candidate_pairs / set.records).toFixed(1),
    set.seconds.total.toFixed(1),
  ];
}

function three({ precision, recall, f1 }: Scores): readonly string[] {
  return [precision, recall, f1].map((score) => score.toFixed(4));
}
