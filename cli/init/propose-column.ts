import type { Calendar } from '../../config/vocabulary.ts';
import type { StreamProbe } from '../../pipeline/ports/source-reader.ts';
import { rawTexts } from '../../pipeline/raw-text.ts';
import { meaningOfHeader } from './header-meaning.ts';
import { type ColumnMeaning, NO_FIELD } from './header-words.ts';
import { type AmountProposal, proposeAmount } from './propose-amount.ts';
import { calendarOf, evidenceFor, identifiersOf, meaningsOfValues, type ValueEvidence } from './value-evidence.ts';

export type ProbedColumn = StreamProbe['columns'][number];

/** What a column seems to hold, and why, for people to judge by. */
export interface ColumnProposal {
  readonly column: string;
  /** Empty: nothing fits. Several: the column mixes them. */
  readonly meanings: readonly ColumnMeaning[];
  readonly because: 'header' | 'values' | 'nothing';
  readonly evidence: ValueEvidence | null;
  /** Of a date column whose texts tell. */
  readonly calendar: Calendar | null;
  /** Set for a column of money, which no standard field holds. */
  readonly amount: AmountProposal | null;
}

/** Proposes what a column holds, from its header first, then from its values. */
export function proposeColumn({ name: column, samples }: ProbedColumn, country: string): ColumnProposal {
  const texts = samples.flatMap(rawTexts);
  const unknown = { column, meanings: [], because: 'nothing', evidence: null, calendar: null, amount: null } as const;
  const byHeader = meaningOfHeader(column);
  if (byHeader === NO_FIELD) return { ...unknown, because: 'header' };
  if (byHeader !== null) {
    const meanings = identifiersOf(byHeader, texts, country);
    const evidence = evidenceFor(meanings, texts, country);
    return { ...unknown, meanings, because: 'header', evidence, calendar: calendarOf(byHeader, texts) };
  }
  const byValues = meaningsOfValues(texts, country);
  if (byValues !== null) return { ...unknown, ...byValues, because: 'values' };
  return { ...unknown, amount: proposeAmount(column, texts) };
}
