import fc from 'fast-check';
import { toSourceName } from '../../../matching/ids.ts';
import type { RecordRef } from '../../../pipeline/ports/decision-store.ts';
import { tellParties } from '../company/parties.ts';

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

export const toRecordRef = ({ source, key }: Ref): RecordRef => ({ source: toSourceName(source), key, stream: null });

/** A text as a person gives it for a field. */
export interface FieldText {
  readonly field: string;
  readonly text: string;
}

/** One thing that happens to a project. What makes no sense where it happens, does nothing. */
export type HistoryStep =
  | { readonly does: 'upsert'; readonly ref: Ref; readonly row: Row }
  | { readonly does: 'delete'; readonly ref: Ref; readonly tick: number }
  /** `firm`: takes the place of decisions that say the opposite; else it is refused. */
  | { readonly does: 'pair'; readonly joins: boolean; readonly firm: boolean; readonly refs: readonly [Ref, Ref] }
  | { readonly does: 'erase'; readonly ref: Ref }
  | { readonly does: 'confirm' | 'unmerge'; readonly ref: Ref }
  /** The customer goes apart: these records, and the rest. */
  | { readonly does: 'part'; readonly ref: Ref; readonly apart: Ref }
  | { readonly does: 'pin' | 'reject'; readonly ref: Ref; readonly value: FieldText }
  | { readonly does: 'unpin'; readonly ref: Ref; readonly value: FieldText }
  | { readonly does: 'generic'; readonly value: FieldText }
  /** Undoes one of the decisions in force. */
  | { readonly does: 'undo'; readonly choice: number }
  /** The newest runs are rolled back, and their rollbacks lifted again. */
  | { readonly does: 'rollback'; readonly count: number }
  /** Goes on with another configuration. */
  | { readonly does: 'configure'; readonly config: number }
  /**
   * `share`: how much of what the source of changes has to tell is told by now. `checked`: all that always holds is checked
   * after it, not only what costs little.
   */
  | { readonly does: 'sync'; readonly share: number; readonly checked: boolean };

const keys = ['1', '2', '3', '4', '5'];
const ref: fc.Arbitrary<Ref> = fc.record({ source: fc.constantFrom(...sources), key: fc.constantFrom(...keys) });
const tick = fc.integer({ min: 0, max: 40 });

/** Some share what they say with people to whom nothing happens. */
const [bystander, other] = tellParties(2).map((line) => line.split(',')) as [string[], string[]];
const names = ['علی رضایی', 'Ali Rezaei', 'علي رضائی', 'مریم رضایی', 'محمد کریمی', 'سارا اکبری', bystander[1]!];
const mobiles = ['09121234567', '+98 912 123 4567', '09351112233', '09127778899', bystander[2]!, other[2]!];
const cities = ['تهران', 'Tehran', 'شیراز'];
const nationalIds = ['0499370899', '0790419904', '0084575948', bystander[3]!];

const row: fc.Arbitrary<Row> = fc.record({
  name: fc.constantFrom(...names, ''),
  mobile: fc.constantFrom(...mobiles, '0000000000', ''),
  nationalId: fc.constantFrom('', '', ...nationalIds, '1111111111'),
  city: fc.constantFrom(...cities, ''),
  tick,
});

const value: fc.Arbitrary<FieldText> = fc.oneof(
  ...Object.entries({ phone: mobiles, city: cities, full_name: names, national_id: nationalIds }).map(
    ([field, texts]) => fc.record({ field: fc.constant(field), text: fc.constantFrom(...texts) }),
  ),
);

const step = <Does extends HistoryStep['does'], Parts extends object>(
  does: Does,
  parts: { [K in keyof Parts]: fc.Arbitrary<Parts[K]> },
) => fc.record(parts).map((values) => ({ does, ...values }));
const share = fc.constantFrom(1, 1, 0, 0.5);
const sometimes = fc.integer({ min: 0, max: 3 }).map((n) => n === 3);

export const sourceStep = fc.oneof(
  { weight: 7, arbitrary: step('upsert', { ref, row }) },
  { weight: 2, arbitrary: step('delete', { ref, tick }) },
);

export const decisionStep = fc.oneof(
  { weight: 6, arbitrary: step('pair', { joins: fc.boolean(), firm: fc.boolean(), refs: fc.tuple(ref, ref) }) },
  { weight: 2, arbitrary: step('confirm', { ref }) },
  { weight: 3, arbitrary: step('part', { ref, apart: ref }) },
  { weight: 3, arbitrary: step('unmerge', { ref }) },
  { weight: 4, arbitrary: step('pin', { ref, value }) },
  { weight: 3, arbitrary: step('reject', { ref, value }) },
  { weight: 2, arbitrary: step('unpin', { ref, value }) },
  { weight: 3, arbitrary: step('generic', { value }) },
  { weight: 5, arbitrary: step('undo', { choice: fc.nat(9) }) },
);

const happenings = fc.array(
  fc.oneof(
    { weight: 18, arbitrary: sourceStep },
    { weight: 31, arbitrary: decisionStep },
    { weight: 9, arbitrary: step('sync', { share, checked: sometimes }) },
    { weight: 3, arbitrary: step('erase', { ref }) },
    { weight: 2, arbitrary: step('rollback', { count: fc.integer({ min: 1, max: 3 }) }) },
    { weight: 4, arbitrary: step('configure', { config: fc.nat(11) }) },
  ),
  { minLength: 2, maxLength: 20, size: 'max' },
);

/** The first records of a project. */
export const beginnings = fc.array(step('upsert', { ref, row }), { minLength: 10, maxLength: 20, size: 'max' });

/** A first sync of some records, and what may happen to the project afterwards, some of it often. */
export const historySteps: fc.Arbitrary<readonly HistoryStep[]> = fc
  .tuple(beginnings, happenings)
  .map(([first, then]) => [...first, { does: 'sync', share: 1, checked: false }, ...then]);
