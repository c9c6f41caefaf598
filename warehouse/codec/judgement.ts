import type { Judgement } from '../../matching/decision.ts';
import { anchorsOf } from '../../matching/decisions/anchors.ts';
import { type FieldName, type RecordId, toRecordId } from '../../matching/ids.ts';
import type { DecidedValue } from '../../matching/survivorship/decisions.ts';

/** A judgement in the columns of a decision; `content` by kind. */
export interface EncodedJudgement {
  readonly kind: Judgement['kind'];
  /** Ascending. */
  readonly records: readonly number[];
  readonly field: string | null;
  readonly content: object;
}

type Content = {
  readonly parts: readonly (readonly number[])[];
  readonly values: readonly DecidedValue[];
  readonly known: readonly string[];
  readonly value: DecidedValue;
  readonly key: string;
  readonly hold: number;
};

export function encodeJudgement(judgement: Judgement): EncodedJudgement {
  return {
    kind: judgement.kind,
    records: anchorsOf(judgement),
    field: 'field' in judgement ? judgement.field : null,
    content: contentOf(judgement),
  };
}

function contentOf(judgement: Judgement): Partial<Content> {
  switch (judgement.kind) {
    case 'must_link':
    case 'cannot_link':
    case 'confirm_cluster':
    case 'unpin':
      return {};
    case 'split_cluster':
      return { parts: judgement.parts };
    case 'pin':
      return { values: judgement.values, known: judgement.known };
    case 'reject_value':
      return { value: judgement.value };
    case 'generic_value':
      return { key: judgement.key };
    case 'release_hold':
      return { hold: judgement.hold };
    default:
      return judgement satisfies never;
  }
}

export function decodeJudgement(row: {
  readonly kind: string;
  readonly records: readonly number[];
  readonly field: string | null;
  readonly content: unknown;
}): Judgement {
  const kind = row.kind as Judgement['kind'];
  const records = row.records.map(toRecordId);
  const [a, b] = records as [RecordId, RecordId];
  const field = row.field as FieldName;
  const { parts, values, known, value, key, hold } = row.content as Content;
  switch (kind) {
    case 'must_link':
    case 'cannot_link':
      return { kind, a, b };
    case 'confirm_cluster':
      return { kind, records };
    case 'split_cluster':
      return { kind, parts: parts.map((part) => part.map(toRecordId)) };
    case 'pin':
      return { kind, record: a, field, values, known };
    case 'unpin':
      return { kind, record: a, field };
    case 'reject_value':
      return { kind, record: a, field, value };
    case 'generic_value':
      return { kind, field, key };
    case 'release_hold':
      return { kind, hold };
    default:
      return kind satisfies never;
  }
}
