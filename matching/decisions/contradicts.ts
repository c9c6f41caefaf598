import type { FieldJudgement, Judgement, LinkJudgement } from '../decision.ts';
import type { RecordId } from '../ids.ts';
import { identityOf } from '../survivorship/candidate.ts';
import type { DecidedValue } from '../survivorship/decisions.ts';

/** True for two records of one customer, and for a record and itself. */
export type IsOneCustomer = (a: RecordId, b: RecordId) => boolean;

/** True when two judgements cannot both hold. Symmetric. */
export function contradicts(a: Judgement, b: Judgement, isOneCustomer: IsOneCustomer): boolean {
  if (isLinkJudgement(a)) return isLinkJudgement(b) && (parts(a, b) || parts(b, a));
  if (isFieldJudgement(a)) return isFieldJudgement(b) && isAboutSame(a, b, isOneCustomer) && saysOther(a, b);
  return false;
}

/**
 * True when a judgement takes the place of an earlier one because it is the later word on the same thing, without saying the
 * opposite: what is unpinned ends the pin, and a pin renews one of the same value.
 */
export function replaces(later: Judgement, earlier: Judgement, isOneCustomer: IsOneCustomer): boolean {
  if (!isFieldJudgement(later) || !isFieldJudgement(earlier) || !isAboutSame(later, earlier, isOneCustomer))
    return false;
  if (later.kind === 'unpin') return earlier.kind === 'pin';
  return later.kind === 'pin' && (earlier.kind === 'unpin' || (earlier.kind === 'pin' && !saysOther(later, earlier)));
}

export function isLinkJudgement(judgement: Judgement): judgement is LinkJudgement {
  const { kind } = judgement;
  return kind === 'must_link' || kind === 'cannot_link' || kind === 'confirm_cluster' || kind === 'split_cluster';
}

export function isFieldJudgement(judgement: Judgement): judgement is FieldJudgement {
  const { kind } = judgement;
  return kind === 'pin' || kind === 'unpin' || kind === 'reject_value';
}

/** True when `b` joins records that `a` keeps apart. */
function parts(a: LinkJudgement, b: LinkJudgement): boolean {
  const apart = keptApart(a).map((part) => new Set(part));
  return keptTogether(b).some((group) => apart.filter((part) => group.some((record) => part.has(record))).length > 1);
}

function keptTogether(judgement: LinkJudgement): readonly (readonly RecordId[])[] {
  switch (judgement.kind) {
    case 'must_link':
      return [[judgement.a, judgement.b]];
    case 'confirm_cluster':
      return [judgement.records];
    case 'split_cluster':
      return judgement.parts;
    case 'cannot_link':
      return [];
    default:
      return judgement satisfies never;
  }
}

function keptApart(judgement: LinkJudgement): readonly (readonly RecordId[])[] {
  switch (judgement.kind) {
    case 'cannot_link':
      return [[judgement.a], [judgement.b]];
    case 'split_cluster':
      return judgement.parts;
    case 'must_link':
    case 'confirm_cluster':
      return [];
    default:
      return judgement satisfies never;
  }
}

function isAboutSame(a: FieldJudgement, b: FieldJudgement, isOneCustomer: IsOneCustomer): boolean {
  return a.field === b.field && isOneCustomer(a.record, b.record);
}

function saysOther(a: FieldJudgement, b: FieldJudgement): boolean {
  if (a.kind === 'pin' && b.kind === 'pin') return identities(a.values) !== identities(b.values);
  if (a.kind === 'pin' && b.kind === 'reject_value') return says(a.values, b.value);
  if (a.kind === 'reject_value' && b.kind === 'pin') return says(b.values, a.value);
  return false;
}

const identities = (values: readonly DecidedValue[]): string => JSON.stringify(values.map(identityOf));

function says(values: readonly DecidedValue[], rejected: DecidedValue): boolean {
  return values.some((value) => identityOf(value) === identityOf(rejected));
}
