import { compareCodeUnits } from '../../matching/canonical-order.ts';
import type { CustomerId, RecordId } from '../../matching/ids.ts';
import type { Profile } from '../../matching/profile.ts';
import type { GoldenValue } from '../../pipeline/preview/golden-changes.ts';
import type { Preview } from '../../pipeline/preview/preview-result.ts';

/** A preview and how it is to be shown. */
export interface ShownPreview {
  readonly preview: Preview;
  readonly profile: Profile;
  /** False: names and values of customers are left out. */
  readonly showValues: boolean;
}

/** Records of one customer that are named, at most. */
const MOST_NAMES = 6;

/** `c01k…`, or `new 3` for a customer that has no id yet. */
export function customerLabel(customer: CustomerId): string {
  const number = /^new-0*(\d+)$/.exec(customer)?.[1];
  return number === undefined ? customer : `new ${number}`;
}

/** Names of records, in the order of their names. */
export function allNamesOf(records: readonly RecordId[], { nameOf }: Pick<Preview, 'nameOf'>): readonly string[] {
  return records.map(nameOf).sort(compareCodeUnits);
}

/** The first few of these names, and how many more there are. */
export function namesOf(
  records: readonly RecordId[],
  preview: Pick<Preview, 'nameOf'>,
): { readonly names: readonly string[]; readonly more: number } {
  const all = allNamesOf(records, preview);
  const names = all.length > MOST_NAMES ? all.slice(0, MOST_NAMES - 1) : all;
  return { names, more: all.length - names.length };
}

/** A golden value as one text; null: there is none. */
export function valueText(value: GoldenValue | null): string | null {
  return value === null || typeof value === 'string' ? value : value.join(', ');
}
