import { extname } from 'node:path';
import type { PartyKind } from '../../config/vocabulary.ts';
import type { StreamProbe } from '../../pipeline/ports/source-reader.ts';
import { rawTexts } from '../../pipeline/raw-text.ts';
import { type ColumnMeaning, KEY, UPDATED_AT } from './header-words.ts';
import type { AmountProposal } from './propose-amount.ts';
import { type ColumnProposal, type ProbedColumn, proposeColumn } from './propose-column.ts';
import { freeName } from './source-name.ts';

/** A source as it is proposed for a file. */
export interface SourceProposal {
  readonly name: string;
  readonly connector: 'excel' | 'csv';
  readonly location: string;
  /** Null: no column looks like a key. */
  readonly key: ColumnProposal | null;
  readonly updatedAt: ColumnProposal | null;
  /** The kind of all rows, if there is but one; a person has to confirm it. */
  readonly kind: PartyKind | null;
  /** Unit that headers of amounts name. */
  readonly currency: NonNullable<AmountProposal['currency']> | null;
  /** Customer fields with their columns, in the order of the file. */
  readonly fields: readonly FieldProposal[];
  /** Columns of money, for fields of the project's own; their names are distinct. */
  readonly amounts: readonly (AmountProposal & { readonly column: string })[];
  /** Columns that are left out. */
  readonly unused: readonly { readonly column: string; readonly reason: string }[];
  /** What the connector noticed about the file. */
  readonly notes: readonly string[];
}

export interface FieldProposal {
  readonly field: ColumnMeaning;
  readonly columns: readonly ColumnProposal[];
}

/** Fields that take several columns; of any other only the first column is proposed. */
const listFields = new Set<ColumnMeaning>(['phone', 'email']);

/** Proposes a source for one file from what its head looks like. */
export function proposeSource(name: string, location: string, probe: StreamProbe, country: string): SourceProposal {
  const proposals = withoutClashes(probe.columns.map((column) => proposeColumn(column, country)));
  const key = proposals.find((proposal, index) => isKey(proposal, probe.columns[index]!)) ?? null;
  const updatedAt = proposals.find(({ meanings }) => meanings.includes(UPDATED_AT)) ?? null;
  const fields = new Map<ColumnMeaning, ColumnProposal[]>();
  const unused: { column: string; reason: string }[] = [];
  for (const proposal of proposals) {
    if (proposal === key || proposal === updatedAt || proposal.amount !== null) continue;
    const refused = proposal.meanings.filter((meaning) => !take(fields, meaning, proposal));
    if (refused.length === proposal.meanings.length) {
      unused.push({ column: proposal.column, reason: reasonToLeaveOut(proposal) });
    }
  }
  const amounts = namedAmounts(proposals);
  return {
    name,
    connector: /^\.xls/i.test(extname(location)) ? 'excel' : 'csv',
    location,
    key,
    updatedAt,
    kind: kindOf(new Set(fields.keys())),
    currency: amounts.find(({ currency }) => currency !== null)?.currency ?? null,
    fields: [...fields].map(([field, columns]) => ({ field, columns })),
    amounts,
    unused,
    notes: probe.notes,
  };
}

/** Adds a column to a field; false when the field takes no (more) columns. */
function take(fields: Map<ColumnMeaning, ColumnProposal[]>, meaning: ColumnMeaning, proposal: ColumnProposal): boolean {
  if (meaning === KEY || meaning === UPDATED_AT) return false;
  const present = fields.get(meaning);
  if (present === undefined) fields.set(meaning, [proposal]);
  else if (listFields.has(meaning)) present.push(proposal);
  else return false;
  return true;
}

function reasonToLeaveOut({ meanings: [meaning], because }: ColumnProposal): string {
  if (meaning === KEY) return 'looks like a key, but another column is one or its values repeat';
  if (meaning !== undefined) return `${meaning} has a column already`;
  return because === 'header'
    ? 'its header names nothing that tells customers apart'
    : 'neither header nor values tell';
}

/** A key by its header, whose sampled values are all filled and distinct. */
function isKey({ meanings }: ColumnProposal, { samples }: ProbedColumn): boolean {
  const texts = samples.map((sample) => rawTexts(sample)[0]?.text);
  return meanings.includes(KEY) && new Set(texts).size === texts.length && !texts.includes(undefined);
}

/** A column «نام» beside «نام خانوادگی» is a given name; alone it is the whole name. */
function withoutClashes(proposals: readonly ColumnProposal[]): readonly ColumnProposal[] {
  if (proposals.some(({ meanings }) => meanings.includes('family_name'))) return proposals;
  return proposals.map((proposal) =>
    proposal.meanings.includes('given_name') ? { ...proposal, meanings: ['party_name'] } : proposal,
  );
}

/** A list with names of one kind only may hold that kind only. */
function kindOf(fields: ReadonlySet<ColumnMeaning>): PartyKind | null {
  const persons = fields.has('full_name') || fields.has('family_name');
  const organisations = fields.has('organisation_name');
  if (fields.has('party_name') || persons === organisations) return null;
  return persons ? 'person' : 'organisation';
}

function namedAmounts(proposals: readonly ColumnProposal[]): SourceProposal['amounts'] {
  const taken = new Set<string>();
  return proposals.flatMap(({ column, amount }) => {
    if (amount === null) return [];
    const field = freeName(amount.field, taken);
    taken.add(field);
    return [{ ...amount, field, column }];
  });
}
