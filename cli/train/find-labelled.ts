import { toSourceName } from '../../matching/ids.ts';
import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import type { KnownAnswer } from '../../pipeline/known-answers.ts';
import type { Warehouse } from '../../pipeline/ports/warehouse.ts';
import type { LabelledPair } from '../evaluate/read-labels.ts';

/** Answers of a file of labels by record of the warehouse; pairs of unsure people, or of records that are not there, are left out. */
export async function findLabelled(
  { normalized }: Pick<Warehouse, 'normalized'>,
  pairs: readonly LabelledPair[],
): Promise<readonly KnownAnswer[]> {
  const find = ({ source, key }: LabelledPair['a']): Promise<NormalizedRecord | null> =>
    normalized.find(toSourceName(source), key);
  const answers: KnownAnswer[] = [];
  for (const { a, b, label } of pairs) {
    if (label === 'unsure') continue;
    const [left, right] = [await find(a), await find(b)];
    if (left !== null && right !== null) answers.push({ a: left.id, b: right.id, same: label === 'same' });
  }
  return answers;
}
