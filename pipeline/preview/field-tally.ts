import type { CustomerId, FieldName } from '../../matching/ids.ts';
import { type ChangeCause, changeCauses, type FieldChange } from './golden-changes.ts';
import type { Sampled } from './sampled.ts';

export interface SampledFieldChange extends FieldChange {
  readonly customer: CustomerId;
}

/** What would change in one golden field, over all customers that stay. */
export interface FieldTally extends Sampled<SampledFieldChange> {
  readonly field: FieldName;
  /** Customers that had no value, and those that will have none. */
  readonly gained: number;
  readonly lost: number;
  readonly causes: Readonly<Record<ChangeCause, number>>;
}

/** Tallies the changes of fields, keeping a few samples of each. */
export function createFieldTally(most: number) {
  const tallies = new Map<FieldName, ReturnType<typeof emptyTally>>();
  return {
    add: (customer: CustomerId, change: FieldChange): void => {
      const { field, before, after, cause } = change;
      const tally = tallies.get(field) ?? emptyTally();
      tallies.set(field, tally);
      tally.count += 1;
      if (before === null) tally.gained += 1;
      if (after === null) tally.lost += 1;
      tally.causes[cause] += 1;
      if (tally.samples.length < most) tally.samples.push({ customer, ...change });
    },
    /** The fields with most changes first. */
    result: (): readonly FieldTally[] =>
      Array.from(tallies, ([field, tally]) => ({ field, ...tally })).sort(
        (a, b) => b.count - a.count || (a.field < b.field ? -1 : 1),
      ),
  };
}

function emptyTally() {
  const causes = Object.fromEntries(changeCauses.map((cause) => [cause, 0])) as Record<ChangeCause, number>;
  return { count: 0, gained: 0, lost: 0, causes, samples: [] as SampledFieldChange[] };
}
