import fc from 'fast-check';

export const sources = ['crm', 'tickets'] as const;
export type Source = (typeof sources)[number];

/** A state of a record; `tick` is the source's own time of it, and may be earlier than what is known already. */
export interface Row {
  readonly name: string;
  readonly mobile: string;
  readonly nationalId: string;
  readonly city: string;
  readonly tick: number;
}

/** A record as people name it. */
export interface Ref {
  readonly source: Source;
  readonly key: string;
}

/** One thing that happens to a project. What makes no sense where it happens, does nothing. */
export type HistoryStep =
  | { readonly does: 'upsert'; readonly ref: Ref; readonly row: Row }
  | { readonly does: 'delete'; readonly ref: Ref; readonly tick: number }
  /** `checked`: all that always holds is checked after it, not only what costs little. */
  | { readonly does: 'sync'; readonly checked: boolean };

const keys = ['1', '2', '3', '4', '5', '6', '7', '8'];
const ref: fc.Arbitrary<Ref> = fc.record({ source: fc.constantFrom(...sources), key: fc.constantFrom(...keys) });
const tick = fc.integer({ min: 0, max: 40 });

const row: fc.Arbitrary<Row> = fc.record({
  name: fc.constantFrom('علی رضایی', 'Ali Rezaei', 'علي رضائی', 'مریم رضایی', 'محمد کریمی', 'سارا اکبری', ''),
  mobile: fc.constantFrom('09121234567', '+98 912 123 4567', '09351112233', '09127778899', '0000000000', ''),
  nationalId: fc.constantFrom('', '', '0499370899', '0790419904', '0084575948', '1111111111'),
  city: fc.constantFrom('تهران', 'Tehran', 'شیراز', ''),
  tick,
});

const steps = {
  upsert: fc.record({ does: fc.constant('upsert' as const), ref, row }),
  delete: fc.record({ does: fc.constant('delete' as const), ref, tick }),
  sync: fc.record({ does: fc.constant('sync' as const), checked: fc.integer({ min: 0, max: 3 }).map((n) => n === 3) }),
};

/** What may happen to a project, some of it often. */
export const historySteps: fc.Arbitrary<readonly HistoryStep[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: steps.upsert },
    { weight: 2, arbitrary: steps.delete },
    { weight: 3, arbitrary: steps.sync },
  ),
  { minLength: 3, maxLength: 24, size: 'max' },
);
