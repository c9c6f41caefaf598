import type { Evidence } from '../../matching/evidence.ts';
import { describeComparison } from '../../matching/explain/describe-comparison.ts';
import { describeConflict } from '../../matching/explain/describe-conflict.ts';
import { fieldInSentence } from '../../matching/explain/field-labels.ts';
import { inBits, inPercent, isolated, type Language, listed } from '../../matching/explain/language.ts';
import { strongestFirst } from '../../matching/explain/waterfall.ts';
import type { NormalizedRecord } from '../../matching/normalized-record.ts';
import type { Profile } from '../../matching/profile.ts';
import { describeQuestion, nameOfKind } from '../../matching/queue/describe-question.ts';
import { sideBySide } from '../output/side-by-side.ts';
import { formatDay } from '../why/format-day.ts';
import type { WhyStyle } from '../why/style.ts';
import { quotedValue } from '../why/why-words.ts';
import type { ConflictView } from './conflict-view.ts';
import { sentences, separators } from './conflict-words.ts';

export interface ConflictStyle extends WhyStyle {
  /** Columns of the terminal; null: plain text of any width. */
  readonly width: number | null;
}

/** One question: what is asked and why, its records side by side, and the evidence in one line. */
export function conflictLines(view: ConflictView, profile: Profile, style: ConflictStyle): readonly string[] {
  const { conflict, evidence } = view;
  const { language } = style;
  return [
    headline(conflict, style),
    `  ${describeQuestion(conflict.reason, conflict.counts, language)}`,
    ...aboutLines(view, profile, style).map((line) => `  ${line}`),
    ...(evidence === null ? [] : [`  ${evidenceLine(evidence, profile, language)}`]),
  ];
}

function headline({ id, kind, priority, assignee, openedAt }: ConflictView['conflict'], style: ConflictStyle): string {
  const { language } = style;
  return [
    `#${id}`,
    nameOfKind(kind, language),
    sentences.priority(priority)[language],
    ...(assignee === null ? [] : [sentences.assigned(assignee)[language]]),
    sentences.since(formatDay(openedAt, style))[language],
  ].join('  ');
}

function aboutLines({ conflict, records }: ConflictView, profile: Profile, style: ConflictStyle): readonly string[] {
  const { language } = style;
  const { source, customer, field, value } = conflict;
  const fields = field === null ? profile.fields : profile.fields.filter(({ name }) => name === field);
  const shown = field === null ? records : differing(records, conflict);
  return [
    ...(source === null ? [] : [sentences.ofSource(source)[language]]),
    ...(customer === null ? [] : [sentences.ofCustomer(customer)[language]]),
    ...(field === null || value === null
      ? []
      : [`${fieldInSentence(profile, field, language)}: ${quotedValue(value.value)}`]),
    ...(isSideBySide(conflict) && shown.length > 0
      ? sideBySide(shown, fields, style)
      : [nameLine(conflict, records, language)]),
  ];
}

/** Questions about two records, or about a field of a few, are answered by comparing them. */
function isSideBySide({ kind, records, field }: ConflictView['conflict']): boolean {
  return kind !== 'generic_value' && (field !== null || records.length === 2);
}

/** Columns that fit beside each other. */
const COLUMNS = 3;

/** The first records that say different things in the field. */
function differing(
  records: readonly NormalizedRecord[],
  { field }: ConflictView['conflict'],
): readonly NormalizedRecord[] {
  const said = new Map(
    records
      .toReversed()
      .map((record) => [JSON.stringify(field === null ? [] : record.fields[field]?.map(({ key }) => key)), record]),
  );
  return [...said.values()].toReversed().slice(0, COLUMNS);
}

/** Names of the records that are shown. */
const NAMES = 5;

function nameLine(
  { records: asked, counts }: ConflictView['conflict'],
  records: readonly NormalizedRecord[],
  language: Language,
): string {
  const names = records.slice(0, NAMES).map(({ source, key }) => isolated(`${source}:${key}`, language));
  const total = counts.vanished ?? counts.records ?? asked.length;
  const listing =
    total > names.length ? [...names, '…'].join(language === 'en' ? ', ' : '، ') : listed(names, language);
  return sentences.records(total, listing)[language];
}

/** Comparisons that fit into one line. */
const REASONS = 3;

function evidenceLine(evidence: Evidence, profile: Profile, language: Language): string {
  const { weight, probability, hardConflict } = evidence;
  const reasons = [
    ...strongestFirst(evidence)
      .slice(0, REASONS)
      .map((comparison) => describeComparison(comparison, evidence, profile, language)),
    ...(hardConflict === null ? [] : [describeConflict(hardConflict, profile, language).replace(/\.$/, '')]),
    sentences.sum(inBits(weight, language), inPercent(probability, language))[language],
  ];
  return sentences.evidence(reasons.join(separators[language]))[language];
}
