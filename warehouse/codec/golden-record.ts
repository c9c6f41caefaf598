import type {
  Contradiction,
  GoldenRecord,
  LosingValue,
  OfferedValue,
  Provenance,
} from '../../matching/golden-record.ts';
import type { FieldName, RecordId } from '../../matching/ids.ts';
import type { PartyKind } from '../../matching/normalized-record.ts';
import { digest } from '../digest.ts';
import type { JsonBytes } from './json-bytes.ts';
import { statuses } from './normalized-fields.ts';

/*
 * Provenance as it is stored: lists instead of objects, and 0 for a losing value that is the same text as the first winner.
 * Positions in the lists below are part of the stored format: new names are added at the end.
 */
const reasons: readonly LosingValue['reason'][] = ['same', 'rule', 'group', 'status', 'rejected'];

type StoredOffer = readonly [value: string, record: number, status: number];
type StoredLoser = readonly [value: string | 0, record: number, status: number, reason: number];
/** Questions about a field's values, and about pins, are stored together. */
interface StoredQuestion extends Contradiction {
  readonly kind: 'contradiction' | 'contested_decision';
}
type StoredProvenance = readonly [rule: string, winners: readonly StoredOffer[], losers: readonly StoredLoser[]];

/** JSON of the columns of a golden record. */
export interface EncodedGolden {
  readonly fields: Uint8Array;
  readonly provenance: Uint8Array;
  /** Digest of what is served: the kind and the fields. */
  readonly contentHash: string;
}

/** @param json makes the pieces; whatever was taken from it stays as it is */
export function encodeGolden({ kind, fields, provenance }: GoldenRecord, json: JsonBytes): EncodedGolden {
  json.raw(`${kind}\n`);
  const start = json.length;
  writeObject(fields, json, writeServed);
  const content = json.take();
  writeObject(provenance, json, writeProvenance);
  return { fields: content.subarray(start), provenance: json.take(), contentHash: digest(content) };
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

function writeObject<T>(
  object: Readonly<Partial<Record<FieldName, T>>>,
  json: JsonBytes,
  writeValue: (value: T, json: JsonBytes) => void,
): void {
  let before = '{';
  for (const name in object) {
    const value = object[name as FieldName];
    if (value === undefined) continue;
    json.ascii(before);
    json.string(name);
    json.ascii(':');
    writeValue(value, json);
    before = ',';
  }
  json.ascii(before === '{' ? '{}' : '}');
}

function writeServed(value: string | readonly string[], json: JsonBytes): void {
  if (typeof value === 'string') {
    json.string(value);
    return;
  }
  json.ascii('[');
  for (let i = 0; i < value.length; i++) {
    if (i > 0) json.ascii(',');
    json.string(value[i]!);
  }
  json.ascii(']');
}

function writeProvenance({ rule, winners, losers }: Provenance, json: JsonBytes): void {
  const first = winners[0]?.value;
  json.ascii('[');
  json.string(rule);
  json.ascii(',[');
  for (let i = 0; i < winners.length; i++) {
    const offer = winners[i]!;
    json.ascii(i === 0 ? '[' : ',[');
    json.string(offer.value);
    writeOrigin(offer, json);
    json.ascii(']');
  }
  json.ascii('],[');
  for (let i = 0; i < losers.length; i++) {
    const offer = losers[i]!;
    json.ascii(i === 0 ? '[' : ',[');
    if (offer.value === first) json.ascii('0');
    else json.string(offer.value);
    writeOrigin(offer, json);
    json.ascii(',');
    json.integer(reasons.indexOf(offer.reason));
    json.ascii(']');
  }
  json.ascii(']]');
}

function writeOrigin({ record, status }: OfferedValue, json: JsonBytes): void {
  json.ascii(',');
  json.integer(record);
  json.ascii(',');
  json.integer(statuses.indexOf(status));
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
