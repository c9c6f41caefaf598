import { stringify } from 'yaml';
import type { ColumnProposal } from './propose-column.ts';
import type { SourceProposal } from './propose-source.ts';

/** The commented yekta.yaml that `yekta init` writes. */
export function configText(project: string, sources: readonly SourceProposal[]): string {
  return [
    '# Written by `yekta init`. Read it through: every guess says why, and what was left out is at the end of its source.',
    '# Every key is described in docs/configuration.md; editors check the file with config/yekta.schema.json.',
    'version: 1',
    `project: ${scalar(project)}`,
    'locale: fa-IR            # language of labels and pages',
    'country: IR              # default region of phones and identifiers',
    'time_zone: Asia/Tehran',
    'currency: IRR            # unit that amounts are served in; IRT is toman',
    '',
    'sources:',
    ...sources.flatMap(sourceLines),
    '',
    '# Rules that choose among the values of different sources; every field has sensible ones already. For example:',
    '# survivorship:',
    `#   full_name: [{ source_priority: [${sources.map(({ name }) => name).join(', ')}] }, most_complete]`,
    '#   phone: [first_valid, union]',
    '',
  ].join('\n');
}

function sourceLines(source: SourceProposal): readonly string[] {
  return [
    ...source.notes.map((note) => `  # ${oneLine(note)}`),
    `  ${source.name}:`,
    `    connector: ${source.connector}`,
    `    location: ${scalar(source.location)}`,
    ...(source.key === null
      ? [
          '    # No column looks like a key: the content of a row is its key, so an edited row counts as a new one.',
          '    # key: [...]',
        ]
      : [`    key: [${scalar(source.key.column)}]   # ${source.key.reason}`]),
    ...(source.updatedAt === null
      ? []
      : [`    updated_at: ${scalar(source.updatedAt.column)}   # ${source.updatedAt.reason}`]),
    ...(source.fields.length === 0 ? ['    fields: {}   # no column was recognised'] : ['    fields:']),
    ...source.fields.map(({ meaning, columns }) => `      ${meaning}: ${columnsText(columns)}   # ${reasons(columns)}`),
    ...source.unused.map(({ column, reason }) => `      # not used: ${oneLine(scalar(column))} (${reason})`),
  ];
}

function columnsText(columns: readonly ColumnProposal[]): string {
  const names = columns.map(({ column }) => scalar(column));
  return names.length === 1 ? names[0]! : `[${names.join(', ')}]`;
}

function reasons(columns: readonly ColumnProposal[]): string {
  return [...new Set(columns.map(({ reason }) => reason))].join('; ');
}

/** A YAML scalar on one line, also inside a flow list. */
function scalar(text: string): string {
  return /[,[\]{}#:\n]/.test(text) ? JSON.stringify(text) : stringify(text, { lineWidth: 0 }).trimEnd();
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
