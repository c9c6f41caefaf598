import type { CustomerId, FieldName, RecordId } from '../../matching/ids.ts';
import type { MatchResult } from '../../matching/match-result.ts';
import { goldenQuestions } from '../../matching/queue/golden-questions.ts';
import type { SurvivedCluster } from '../../matching/survivorship/survive-cluster.ts';
import type { KnownQuestion } from '../ports/frozen-warehouse.ts';

export const questionKinds = ['possible_match', 'held_cluster', 'contested_decision', 'contradiction'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** A question for a person that would be asked, or that would need no answer any more. */
export interface QuestionChange {
  readonly kind: QuestionKind;
  /** Ascending. */
  readonly records: readonly RecordId[];
  /** Both are set where a field of a customer is asked about. */
  readonly customer: CustomerId | null;
  readonly field: FieldName | null;
}

/** Finds questions that are asked and were not, and open ones that are asked no more. What a person answered is not asked again. */
export interface QuestionComparison {
  /** True when the question would be opened. */
  readonly ask: (question: QuestionChange) => boolean;
  /** Open questions that were not asked, in the order in which they are known. */
  readonly closed: () => readonly QuestionChange[];
}

export function compareQuestions(known: readonly KnownQuestion[]): QuestionComparison {
  const before = new Map(known.map((question) => [keyOf(question), question]));
  const asked = new Set<string>();
  return {
    ask: (question) => {
      asked.add(keyOf(question));
      return !before.has(keyOf(question)) && !isMeant(question, before);
    },
    closed: () =>
      known
        .filter((question) => question.isOpen && !asked.has(keyOf(question)))
        .map(({ isOpen: _, records, ...question }) => ({ ...question, records: ascending(records) })),
  };
}

/** What a match result asks. */
export function matchQuestions({
  possibleMatches,
  held,
  contestedDecisions,
}: Pick<MatchResult, 'possibleMatches' | 'held' | 'contestedDecisions'>): readonly QuestionChange[] {
  const question = (kind: QuestionKind, records: readonly RecordId[]): QuestionChange => ({
    kind,
    records: ascending(records),
    customer: null,
    field: null,
  });
  return [
    ...possibleMatches.map(({ a, b }) => question('possible_match', [a, b])),
    ...held.map(({ members }) => question('held_cluster', members)),
    ...contestedDecisions.map(({ decision: { a, b } }) => question('contested_decision', [a, b])),
  ];
}

/** What the values of a customer ask. */
export function fieldQuestions(customer: CustomerId, golden: SurvivedCluster): readonly QuestionChange[] {
  return goldenQuestions(golden).map(({ kind, field }) => {
    const { winners = [], losers = [] } = golden.provenance[field] ?? {};
    const records = [...new Set([...winners, ...losers].map(({ record }) => record))];
    return { kind, records: ascending(records), customer, field };
  });
}

/** Who joined a pair that was asked about knows that something speaks against it. */
function isMeant(question: QuestionChange, before: ReadonlyMap<string, KnownQuestion>): boolean {
  if (question.kind !== 'contested_decision' || question.customer !== null) return false;
  return before.get(keyOf({ ...question, kind: 'possible_match' }))?.isOpen === false;
}

function keyOf({ kind, records, customer, field }: QuestionChange): string {
  return customer === null ? [kind, ...ascending(records)].join(' ') : JSON.stringify([kind, customer, field]);
}

function ascending(records: readonly RecordId[]): readonly RecordId[] {
  return records.toSorted((a, b) => a - b);
}
