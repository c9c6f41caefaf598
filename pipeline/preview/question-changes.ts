import type { GoldenRecord } from '../../matching/golden-record.ts';
import type { CustomerId, FieldName, RecordId } from '../../matching/ids.ts';
import type { MatchResult } from '../../matching/match-result.ts';
import type { MatchQuestion } from '../ports/frozen-warehouse.ts';
import type { ComparedCustomer } from './golden-preview.ts';

export const questionKinds = ['possible_match', 'held_cluster', 'contested_decision', 'contradiction'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** A question for a person that would be asked, or that would need no answer any more. */
export interface QuestionChange {
  readonly kind: QuestionKind;
  readonly records: readonly RecordId[];
  /** Of contradictions. */
  readonly customer: CustomerId | null;
  readonly field: FieldName | null;
}

export interface QuestionChanges {
  readonly opened: readonly QuestionChange[];
  readonly closed: readonly QuestionChange[];
}

/** Questions about matching that a result asks and that are not open, nor closed by a person; and open ones that it does not ask. */
export function matchQuestionChanges(
  known: readonly MatchQuestion[],
  { possibleMatches, held, contestedDecisions }: Pick<MatchResult, 'possibleMatches' | 'held' | 'contestedDecisions'>,
): QuestionChanges {
  const asked = new Map(
    [
      ...possibleMatches.map(({ a, b }) => question('possible_match', [a, b])),
      ...held.map(({ members }) => question('held_cluster', members)),
      ...contestedDecisions.map(({ decision: { a, b } }) => question('contested_decision', [a, b])),
    ].map((made) => [keyOf(made), made]),
  );
  const before = new Set(known.map(keyOf));
  return {
    opened: [...asked].filter(([key]) => !before.has(key)).map(([, made]) => made),
    closed: known
      .filter((old) => old.isOpen && !asked.has(keyOf(old)))
      .map(({ kind, records }) => question(kind, records)),
  };
}

/** Contradictions among the members of one customer that are there afterwards and were not before, and the other way round. */
export function contradictionChanges({ customer, before, after }: ComparedCustomer): QuestionChanges {
  const [old, made] = [before?.golden ?? null, after?.golden ?? null];
  return { opened: contradictionsOnlyIn(made, old, customer), closed: contradictionsOnlyIn(old, made, customer) };
}

function contradictionsOnlyIn(
  here: GoldenRecord | null,
  there: GoldenRecord | null,
  customer: CustomerId,
): readonly QuestionChange[] {
  const known = new Set(there?.contradictions.map(({ field }) => field));
  return (here?.contradictions ?? [])
    .filter(({ field }) => !known.has(field))
    .map(({ field }) => ({ ...question('contradiction', offeringRecords(here!, field)), customer, field }));
}

function offeringRecords({ provenance }: GoldenRecord, field: FieldName): readonly RecordId[] {
  const { winners = [], losers = [] } = provenance[field] ?? {};
  return [...new Set([...winners, ...losers].map(({ record }) => record))];
}

function question(kind: QuestionKind, records: readonly RecordId[]): QuestionChange {
  return { kind, records: [...records].sort((a, b) => a - b), customer: null, field: null };
}

function keyOf({ kind, records }: Pick<QuestionChange, 'kind' | 'records'>): string {
  return [kind, ...[...records].sort((a, b) => a - b)].join(' ');
}
