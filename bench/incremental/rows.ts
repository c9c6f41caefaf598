import { restartableRandom } from '../../examples/atlas/random.ts';
import { type CustomerRow, customerColumns } from '../customers/customer-row.ts';
import { generateCustomers } from '../customers/generate.ts';
import { withChangedValue } from './changed-value.ts';
import { type Change, type ChangeCounts, chooseChanges } from './changes.ts';

/** A customer with a value that nothing compares, and the day on which the row last changed. */
export interface BaseRow extends CustomerRow {
  readonly balance: string;
  readonly changed: string;
}

/** Columns of the files: not those that tell the truth. */
export const baseColumns = [
  ...customerColumns.filter((column) => column !== 'source_id' && column !== 'entity_id'),
  'balance',
  'changed',
] as const;

export interface BaseOptions {
  readonly records: number;
  readonly seed: number;
}

/** The rows of the first load. A pure function of the options. */
export function* firstRows(options: BaseOptions): Generator<BaseRow> {
  for (const { row, change } of rowsWithChanges(options)) if (change !== 'new') yield row;
}

/** The rows after the changes: the same but for those that changed, without those that are gone, and with new ones. */
export function* changedRows(options: BaseOptions): Generator<BaseRow> {
  const random = restartableRandom();
  for (const { row, change } of rowsWithChanges(options)) {
    if (change === 'gone') continue;
    random.restart(options.seed, Number(row.record_id), CHANGES);
    const changed = `2026-0${random.int(1, 9)}-${random.int(10, 28)}`;
    if (change === 'compared') yield { ...withChangedValue(row, random), changed };
    else if (change === 'carried') yield { ...row, balance: `${Number(row.balance) + random.int(1, 9_999)}`, changed };
    else yield row;
  }
}

/** How many rows change: one in a hundred, half of them in what is compared, some only in what is carried. */
export function changeCounts(records: number): ChangeCounts {
  const of = (share: number): number => Math.round(records * share);
  return { compared: of(0.005), carried: of(0.003), new: of(0.0015), gone: of(0.0005) };
}

/** New rows are as the others: some are of people who are known, some of nobody before. */
function* rowsWithChanges({ records, seed }: BaseOptions): Generator<{ row: BaseRow; change: Change | null }> {
  const counts = changeCounts(records);
  const changes = chooseChanges(records, counts, seed);
  const random = restartableRandom();
  let place = 0;
  for (const customer of generateCustomers({ records: records + counts.new, seed, isPersian: false })) {
    random.restart(seed, place, BALANCES);
    const balance = String(random.int(0, 9_999_999));
    const changed = `2025-0${random.int(1, 9)}-${random.int(10, 28)}`;
    const change = place < records ? (changes.get(place) ?? null) : 'new';
    yield { row: { ...customer, balance, changed }, change };
    place++;
  }
}

/** Streams of random numbers of their own. */
const BALANCES = 101;
const CHANGES = 102;
