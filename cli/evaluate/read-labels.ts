import { relative } from 'node:path';
import { z } from 'zod';
import { invalid, readTable } from './read-table.ts';

/** What a person said about a pair of records. */
export const labels = ['same', 'different', 'unsure'] as const;
export type Label = (typeof labels)[number];

/** A labelled pair; records by source and key. */
export interface LabelledPair {
  readonly a: { readonly source: string; readonly key: string };
  readonly b: { readonly source: string; readonly key: string };
  readonly label: Label;
}

/** Columns of a file of labels, as `yekta sample` writes it. */
export const labelColumns = ['a_source', 'a_key', 'b_source', 'b_key', 'label'] as const;

const label = z.enum(labels);

/** @throws YektaError `truth.invalid` */
export async function readLabels(file: string): Promise<readonly LabelledPair[]> {
  const pairs: LabelledPair[] = [];
  for await (const { line, cells } of readTable(file, labelColumns)) {
    const said = label.safeParse(cells.label);
    if (!said.success) {
      throw invalid(`A label is one of ${labels.join(', ')}.`, { file: relative('', file), line, column: 'label' });
    }
    pairs.push({
      a: { source: cells.a_source, key: cells.a_key },
      b: { source: cells.b_source, key: cells.b_key },
      label: said.data,
    });
  }
  return pairs;
}
