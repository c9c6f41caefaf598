import type {
  Contradiction,
  GoldenRecord,
  LosingValue,
  OfferedValue,
  Provenance,
} from '../../matching/golden-record.ts';
import type { FieldName, RecordId } from '../../matching/ids.ts';
import type { PartyKind, ValueStatus } from '../../matching/normalized-record.ts';

/*
 * Provenance as it is stored: lists instead of objects, and 0 for a losing value that is the same text as the first winner.
 * Positions in the lists below are part of the stored format: new names are added at the end.
 */
const statuses: readonly ValueStatus[] = ['valid', 'unverified', 'invalid', 'junk'];
const reasons: readonly LosingValue['reason'][] = ['same', 'rule', 'group', 'status', 'rejected'];

type StoredOffer = readonly [value: string, record: number, status: number];
type StoredLoser = readonly [value: string | 0, record: number, status: number, reason: number];
/** Questions about a field's values, and about pins, are stored together. */
interface StoredQuestion extends Contradiction {
  readonly kind: 'contradiction' | 'contested_decision';
}
type StoredProvenance = readonly [rule: string, winners: readonly StoredOffer[], losers: readonly StoredLoser[]];

/** JSON texts of the columns of a golden record. */
export interface EncodedGolden {
  readonly kind: PartyKind | null;
  readonly fields: string;
  readonly provenance: string;
}

export function encodeGolden({ kind, fields, provenance }: GoldenRecord): EncodedGolden {
  const stored: Record<string, StoredProvenance> = {};
  for (const [field, chosen] of Object.entries(provenance))
    if (chosen !== undefined) stored[field] = encodeProvenance(chosen);
  return { kind, fields: JSON.stringify(fields), provenance: JSON.stringify(stored) };
}

export function decodeGolden(row: {
  readonly kind: string | null;
  readonly fields: unknown;
  readonly provenance: unknown;
  readonly contradictions: unknown;
}): GoldenRecord {
  const provenance: Partial<Record<FieldName, Provenance>> = {};
  for (const [field, stored] of Object.entries(row.provenance as Record<string, StoredProvenance>))
    provenance[field as FieldName] = decodeProvenance(stored);
  return {
    kind: row.kind as PartyKind | null,
    fields: row.fields as GoldenRecord['fields'],
    provenance,
    contradictions: (row.contradictions as readonly StoredQuestion[]).flatMap(({ kind, field, reason, priority }) =>
      kind === 'contested_decision' ? [] : [{ field, reason, priority }],
    ),
  };
}

function encodeProvenance({ rule, winners, losers }: Provenance): StoredProvenance {
  const first = winners[0]?.value;
  return [
    rule,
    winners.map(({ value, record, status }) => [value, record, statuses.indexOf(status)]),
    losers.map(({ value, record, status, reason }) => [
      value === first ? 0 : value,
      record,
      statuses.indexOf(status),
      reasons.indexOf(reason),
    ]),
  ];
}

function decodeProvenance([rule, winners, losers]: StoredProvenance): Provenance {
  const decoded = winners.map(
    ([value, record, status]): OfferedValue => ({ value, record: record as RecordId, status: statuses[status]! }),
  );
  return {
    rule: rule as Provenance['rule'],
    winners: decoded,
    losers: losers.map(([value, record, status, reason]) => ({
      value: value === 0 ? decoded[0]!.value : value,
      record: record as RecordId,
      status: statuses[status]!,
      reason: reasons[reason]!,
    })),
  };
}
