import { nearestName } from '../../config/nearest-name.ts';
import type { FieldTypeName } from '../../config/vocabulary.ts';
import { decideDateFormat } from '../../matching/field-types/date-format.ts';
import { fieldType } from '../../matching/field-types/registry.ts';
import { canonicalText } from '../../matching/text/canonical-text.ts';
import { comparableText } from '../../matching/text/comparable-text.ts';
import type { StreamProbe } from '../../pipeline/ports/source-reader.ts';
import { type RawText, rawTexts } from '../../pipeline/raw-text.ts';
import { type ColumnMeaning, headerWords } from './header-words.ts';

type Column = StreamProbe['columns'][number];

/** What a column seems to hold, and why. */
export interface ColumnProposal {
  readonly column: string;
  /** Null: nothing fits. */
  readonly meaning: ColumnMeaning | null;
  /** For people, to judge the proposal by. */
  readonly reason: string;
}

/** Types whose values can be told from the values alone, most specific first. */
const telling: readonly { readonly type: FieldTypeName; readonly meaning: ColumnMeaning }[] = [
  { type: 'email', meaning: 'email' },
  { type: 'national_id', meaning: 'national_id' },
  { type: 'company_id', meaning: 'company_id' },
  { type: 'phone', meaning: 'phone' },
];
/** Share of the filled samples that have to be valid before values alone decide. */
const CONVINCING = 0.8;
const FEWEST_SAMPLES = 5;

/** Proposes what a column holds, from its header first, then from its values. */
export function proposeColumn(column: Column, country: string): ColumnProposal {
  const texts = column.samples.flatMap(rawTexts);
  const byHeader = meaningOfHeader(column.name);
  if (byHeader !== null) {
    const support = valueSupport(byHeader, texts, country);
    return {
      column: column.name,
      meaning: byHeader,
      reason: support === null ? 'by its header' : `by its header; ${support}`,
    };
  }
  for (const { type, meaning } of telling) {
    const valid = validCount(type, texts, country);
    if (texts.length >= FEWEST_SAMPLES && valid / texts.length >= CONVINCING) {
      return { column: column.name, meaning, reason: `by its values: ${valid} of ${texts.length} samples are valid` };
    }
  }
  return { column: column.name, meaning: null, reason: 'neither header nor values tell' };
}

const meaningByWord = new Map(
  Object.entries(headerWords).flatMap(([meaning, words]) => words.map((word) => [folded(word), meaning] as const)),
);

/** The meaning of a header: the same words, else words that differ by a letter or two. */
export function meaningOfHeader(header: string): ColumnMeaning | null {
  const words = folded(header.replace(/\s*\(\d+\)$/, ''));
  const same = meaningByWord.get(words);
  if (same !== undefined) return same;
  if (words.length < 5) return null;
  const near = nearestName(words, meaningByWord.keys());
  return near === null ? null : meaningByWord.get(near)!;
}

function folded(header: string): string {
  return comparableText(canonicalText(header)).replaceAll(' ', '');
}

function valueSupport(meaning: ColumnMeaning, texts: readonly RawText[], country: string): string | null {
  const type = telling.find((each) => each.meaning === meaning)?.type;
  if (type !== undefined && texts.length > 0)
    return `${validCount(type, texts, country)} of ${texts.length} samples are valid`;
  if (meaning !== 'birth_date' && meaning !== 'updated_at') return null;
  const format = decideDateFormat(texts.filter(({ wasDate }) => !wasDate).map(({ text }) => text));
  return format === null ? null : `the dates look ${format.calendar}`;
}

function validCount(type: FieldTypeName, texts: readonly RawText[], country: string): number {
  const { clean } = fieldType(type);
  const strict = type !== 'email';
  return texts.filter(({ text, wasNumber }) =>
    clean(text.trim(), { country, currency: 'IRR', dateFormat: null, wasNumber }).some(
      ({ status }) => status === 'valid' || (!strict && status === 'unverified'),
    ),
  ).length;
}
