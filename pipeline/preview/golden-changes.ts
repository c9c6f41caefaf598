import type { GoldenRecord, Provenance } from '../../matching/golden-record.ts';
import type { FieldName, RecordId } from '../../matching/ids.ts';

/** Why a field would have another value; the first that holds. */
export const changeCauses = ['decided', 'joined', 'left', 'reread', 'chosen'] as const;
/**
 * `decided`: a person's choice counts now, or no longer; `joined`: the value comes from a record that was another customer's;
 * `left`: the value went with its record; `reread`: the same records give other values; `chosen`: the rules prefer another value.
 */
export type ChangeCause = (typeof changeCauses)[number];

export type GoldenValue = string | readonly string[];

/** A golden field that would change. */
export interface FieldChange {
  readonly field: FieldName;
  /** Null: there is none. */
  readonly before: GoldenValue | null;
  readonly after: GoldenValue | null;
  readonly cause: ChangeCause;
  /** How the new value was chosen; null when there is none. */
  readonly rule: Provenance['rule'] | null;
  /** Records that the new value comes from or, when there is none, that the old one came from. */
  readonly records: readonly RecordId[];
}

export interface Side {
  readonly golden: GoldenRecord;
  readonly members: readonly RecordId[];
}

/** Fields whose values differ, in the order of the new golden record; lost ones at the end. */
export function goldenChanges(before: Side, after: Side): readonly FieldChange[] {
  const names = new Set([...Object.keys(after.golden.fields), ...Object.keys(before.golden.fields)]) as Set<FieldName>;
  return [...names].flatMap((field) => {
    const [old, made] = [before.golden.fields[field] ?? null, after.golden.fields[field] ?? null];
    if (JSON.stringify(old) === JSON.stringify(made)) return [];
    const provenance = after.golden.provenance[field];
    const winners = winnersOf(after.golden, field);
    return [
      {
        field,
        before: old,
        after: made,
        cause: causeOf(field, before, after),
        rule: made === null ? null : (provenance?.rule ?? null),
        records: winners.length > 0 ? winners : winnersOf(before.golden, field),
      },
    ];
  });
}

function causeOf(field: FieldName, before: Side, after: Side): ChangeCause {
  const [old, made] = [before.golden.provenance[field], after.golden.provenance[field]];
  if (old?.rule === 'pin' || made?.rule === 'pin') return 'decided';
  const members = { before: new Set(before.members), after: new Set(after.members) };
  const winners = { before: winnersOf(before.golden, field), after: winnersOf(after.golden, field) };
  if (winners.after.some((record) => !members.before.has(record))) return 'joined';
  if (winners.before.some((record) => !members.after.has(record))) return 'left';
  const stayed = new Set(before.members.filter((record) => members.after.has(record)));
  return offersOf(old, stayed) === offersOf(made, stayed) ? 'chosen' : 'reread';
}

function winnersOf({ provenance }: GoldenRecord, field: FieldName): readonly RecordId[] {
  return [...new Set(provenance[field]?.winners.map(({ record }) => record))];
}

/** What these records offered, whoever won. */
function offersOf(provenance: Provenance | undefined, records: ReadonlySet<RecordId>): string {
  const offers = [...(provenance?.winners ?? []), ...(provenance?.losers ?? [])].filter((offer) =>
    records.has(offer.record),
  );
  return [...new Set(offers.map(({ record, value, status }) => JSON.stringify([record, value, status])))]
    .sort()
    .join('\n');
}
