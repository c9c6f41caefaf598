import type { IdentityChange } from '../../matching/identity/identity-changes.ts';
import type { CustomerId, RecordId } from '../../matching/ids.ts';
import type { FieldTally } from './field-tally.ts';
import type { Move, MoveKind } from './moves.ts';
import type { QuestionChange, QuestionKind } from './question-changes.ts';
import type { Sampled } from './sampled.ts';
import type { ModelOrigin } from './shadow-match.ts';
import type { Renormalized } from './shadow-records.ts';

/** What the next sync would publish, were the sources as they were read last, beside what is published. */
export interface Preview {
  readonly model: ModelOrigin;
  readonly customers: { readonly before: number; readonly after: number };
  readonly records: { readonly before: number; readonly after: number };
  readonly renormalized: readonly Renormalized[];
  /** What would happen to customer ids. */
  readonly identities: Readonly<Record<IdentityChange['change'], number>>;
  /** The same as customers that exchange records; ids of new customers are no real ones. */
  readonly moves: Readonly<Record<MoveKind, Sampled<Move>>>;
  /** Customers that stay and whose golden record would have another content. */
  readonly changed: number;
  /** Those of them that are a person and were an organisation, or the other way round. */
  readonly kindsChanged: number;
  readonly fields: readonly FieldTally[];
  readonly questions: Readonly<Record<'opened' | 'closed', Readonly<Record<QuestionKind, Sampled<QuestionChange>>>>>;
  /** `source:key` of the records of the samples. */
  readonly nameOf: (record: RecordId) => string;
  /** What the customers of the sampled moves are called, before or else after; null: they have no name. */
  readonly titleOf: (customer: CustomerId) => string | null;
}

/** True when a sync would publish nothing. */
export function isEmptyPreview({ identities, changed, moves, questions }: Preview): boolean {
  const counts = [
    ...Object.values(identities),
    changed,
    ...[moves, questions.opened, questions.closed].flatMap((kinds) => Object.values(kinds).map(({ count }) => count)),
  ];
  return counts.every((count) => count === 0);
}
