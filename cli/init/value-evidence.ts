import type { Calendar, FieldTypeName } from '../../config/vocabulary.ts';
import { decideDateFormat } from '../../matching/field-types/date-format.ts';
import { fieldType } from '../../matching/field-types/registry.ts';
import type { RawText } from '../../pipeline/raw-text.ts';
import { type ColumnMeaning, UPDATED_AT } from './header-words.ts';

/** How many sampled values of a column are valid for what it is proposed as. */
export interface ValueEvidence {
  readonly valid: number;
  readonly of: number;
}

/** Fields whose values can be told by themselves. */
const tellingTypes: Readonly<Record<ColumnMeaning, FieldTypeName>> = {
  email: 'email',
  contact_email: 'email',
  national_id: 'national_id',
  company_id: 'company_id',
  phone: 'phone',
  contact_phone: 'phone',
};

/** Share of the filled samples that have to be valid before values alone decide, and how many samples it takes. */
const CONVINCING = 0.8;
const FEWEST_SAMPLES = 5;
/** Share of the filled samples from which a column that mixes identifiers is proposed for a kind of them. */
const NOTABLE = 0.1;

/** The meanings that the values of a column alone make likely; two for a column that mixes the identifiers of persons and companies. */
export function meaningsOfValues(
  texts: readonly RawText[],
  country: string,
): { readonly meanings: readonly ColumnMeaning[]; readonly evidence: ValueEvidence } | null {
  if (texts.length < FEWEST_SAMPLES) return null;
  for (const meanings of [['email'], ['national_id', 'company_id'], ['phone']]) {
    const evidence = evidenceFor(meanings, texts, country)!;
    if (evidence.valid < CONVINCING * texts.length) continue;
    return { meanings: meanings.filter((meaning) => isNotable(meaning, texts, country)), evidence };
  }
  return null;
}

/** Both kinds of identifiers when the values are a mix of them, else the one given. */
export function identifiersOf(
  meaning: ColumnMeaning,
  texts: readonly RawText[],
  country: string,
): readonly ColumnMeaning[] {
  if (meaning !== 'national_id' && meaning !== 'company_id') return [meaning];
  const both = ['national_id', 'company_id'];
  return texts.length >= FEWEST_SAMPLES && both.every((each) => isNotable(each, texts, country)) ? both : [meaning];
}

/** Null for meanings whose values cannot be told. */
export function evidenceFor(
  meanings: readonly ColumnMeaning[],
  texts: readonly RawText[],
  country: string,
): ValueEvidence | null {
  const types = meanings.flatMap((meaning) => tellingTypes[meaning] ?? []);
  if (types.length === 0 || texts.length === 0) return null;
  return { valid: texts.filter((text) => types.some((type) => isValid(type, text, country))).length, of: texts.length };
}

/** Calendar of the texts of a date column; null when they do not tell, as date cells of a workbook need not. */
export function calendarOf(meaning: ColumnMeaning, texts: readonly RawText[]): Calendar | null {
  if (meaning !== 'birth_date' && meaning !== UPDATED_AT) return null;
  return decideDateFormat(texts.filter(({ wasDate }) => !wasDate).map(({ text }) => text))?.calendar ?? null;
}

function isNotable(meaning: ColumnMeaning, texts: readonly RawText[], country: string): boolean {
  return evidenceFor([meaning], texts, country)!.valid >= NOTABLE * texts.length;
}

function isValid(type: FieldTypeName, { text, wasNumber }: RawText, country: string): boolean {
  const values = fieldType(type).clean(text.trim(), { country, currency: 'IRR', dateFormat: null, wasNumber });
  // Nothing but a message can prove an e-mail address.
  return values.some(({ status }) => status === 'valid' || (type === 'email' && status === 'unverified'));
}
