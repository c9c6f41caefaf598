import type { ColumnProposal } from './propose-column.ts';
import type { FieldProposal, SourceProposal } from './propose-source.ts';
import { comment, scalar, scalars } from './yaml-text.ts';

/** One source of the yekta.yaml that `yekta init` writes, with the reason of every guess. */
export function sourceLines(source: SourceProposal): readonly string[] {
  const { name, connector, location, key, updatedAt, kind, currency, fields, amounts, unused, notes } = source;
  return [
    ...notes.map((note) => `  # ${comment(note)}`),
    `  ${scalar(name)}:`,
    `    connector: ${connector}`,
    `    location: ${scalar(location)}`,
    ...keyLines(key),
    ...(updatedAt === null ? [] : [`    updated_at: ${mapped([updatedAt])} # ${reasonOf([updatedAt])}`]),
    ...(currency === null ? [] : [`    currency: ${currency} # ${currency === 'IRT' ? 'toman' : 'rial'}, by a header`]),
    ...(kind === null ? [] : [`    # kind: ${kind} # uncomment when every row is ${article[kind]}`]),
    ...(fields.length === 0
      ? ['    fields: {} # no column was recognised']
      : ['    fields:', ...fields.map(fieldLine)]),
    ...amounts.map((amount) => {
      const foreign = amount.currency !== null && amount.currency !== currency;
      const column = foreign
        ? `{ column: ${scalar(amount.column)}, currency: ${amount.currency} }`
        : scalar(amount.column);
      return `      # ${amount.field}: ${column} # an amount; uncomment it here and at the end of this file to keep it`;
    }),
    ...unused.map(({ column, reason }) => `      # not used: ${comment(scalar(column))} (${reason})`),
  ];
}

const article = { person: 'a person', organisation: 'an organisation' } as const;

function keyLines(key: ColumnProposal | null): readonly string[] {
  if (key !== null) return [`    key: [${scalar(key.column)}] # by its header; all sampled values differ`];
  return [
    '    # No column looks like a key, so the content of a row is its key: an edited row counts as a new one.',
    '    # key: [...]',
  ];
}

function fieldLine({ field, columns }: FieldProposal): string {
  return `      ${field}: ${mapped(columns)} # ${reasonOf(columns)}`;
}

function mapped(columns: readonly ColumnProposal[]): string {
  const [first] = columns;
  if (columns.length === 1 && first?.calendar)
    return `{ column: ${scalar(first.column)}, calendar: ${first.calendar} }`;
  return scalars(columns.map(({ column }) => column));
}

/** `by its header; 48 of 50 samples are valid` */
function reasonOf(columns: readonly ColumnProposal[]): string {
  const because = [...new Set(columns.map((column) => column.because))].join(' and ');
  const reasons = [
    `by ${columns.length === 1 ? 'its' : 'their'} ${because}`.replace(
      /header$/,
      columns.length === 1 ? 'header' : 'headers',
    ),
  ];
  const valid = columns.reduce((sum, { evidence }) => sum + (evidence?.valid ?? 0), 0);
  const of = columns.reduce((sum, { evidence }) => sum + (evidence?.of ?? 0), 0);
  if (of > 0) reasons.push(`${valid < of / 2 ? 'but only ' : ''}${valid} of ${of} samples are valid`);
  if (columns.some(({ meanings }) => meanings.length > 1)) reasons.push('the column mixes persons and companies');
  return reasons.join('; ');
}
