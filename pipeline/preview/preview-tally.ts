import type { GoldenRecord } from '../../matching/golden-record.ts';
import type { CustomerId } from '../../matching/ids.ts';
import type { Profile } from '../../matching/profile.ts';
import type { KnownQuestion } from '../ports/frozen-warehouse.ts';
import { createFieldTally } from './field-tally.ts';
import { goldenChanges } from './golden-changes.ts';
import type { ComparedCustomer } from './golden-preview.ts';
import { type Move, type MoveKind, moveKinds } from './moves.ts';
import type { Preview } from './preview-result.ts';
import {
  compareQuestions,
  fieldQuestions,
  type QuestionChange,
  type QuestionKind,
  questionKinds,
} from './question-changes.ts';
import { sampler } from './sampled.ts';

/**
 * Counts what a preview finds, and keeps a few samples of each kind.
 *
 * @param known questions that are open or answered now
 */
export function createPreviewTally(profile: Profile, known: readonly KnownQuestion[], most: number) {
  const moves = sampler<MoveKind, Move>(moveKinds, most);
  const fields = createFieldTally(most);
  const opened = sampler<QuestionKind, QuestionChange>(questionKinds, most);
  const closed = sampler<QuestionKind, QuestionChange>(questionKinds, most);
  const titles = new Map<CustomerId, string | null>();
  let [changed, kindsChanged] = [0, 0];

  const comparison = compareQuestions(known);
  const addQuestions = (asked: Iterable<QuestionChange>): void => {
    for (const question of asked) if (comparison.ask(question)) opened.add(question.kind, question);
  };
  return {
    /** Before any customer is added: those of the samples are remembered by what they are called. */
    addMoves: (found: Iterable<Move>): void => {
      for (const move of found) moves.add(move.kind, move);
      for (const { samples } of Object.values(moves.result()))
        for (const { before, after } of samples)
          for (const { customer } of [...before, ...after]) titles.set(customer, null);
    },
    addQuestions,
    addCustomer: ({ customer, before, after }: ComparedCustomer): void => {
      if (after !== null) addQuestions(fieldQuestions(customer, after.golden));
      if (titles.has(customer)) titles.set(customer, titleOf(before?.golden ?? after?.golden, profile));
      if (before === null || after === null) return;
      const fieldChanges = goldenChanges({ golden: before.golden, members: before.members.map(({ id }) => id) }, after);
      const isOtherKind = before.golden.kind !== after.golden.kind;
      if (isOtherKind) kindsChanged += 1;
      if (isOtherKind || fieldChanges.length > 0) changed += 1;
      for (const change of fieldChanges) fields.add(customer, change);
    },
    /** After everything was added. */
    result: (): Pick<Preview, 'moves' | 'changed' | 'kindsChanged' | 'fields' | 'questions' | 'titleOf'> => {
      for (const question of comparison.closed()) closed.add(question.kind, question);
      return {
        moves: moves.result(),
        changed,
        kindsChanged,
        fields: fields.result(),
        questions: { opened: opened.result(), closed: closed.result() },
        titleOf: (customer) => titles.get(customer) ?? null,
      };
    },
  };
}

/** The first name that the customer has. */
function titleOf(golden: GoldenRecord | undefined, { fields }: Profile): string | null {
  const names = fields.filter(({ type }) => type === 'organisation_name' || type === 'person_name');
  for (const { name } of names) {
    const value = golden?.fields[name];
    if (value !== undefined) return typeof value === 'string' ? value : (value[0] ?? null);
  }
  return null;
}
