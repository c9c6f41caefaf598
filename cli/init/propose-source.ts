import { basename, extname } from 'node:path';
import type { StreamProbe } from '../../pipeline/ports/source-reader.ts';
import { rawTexts } from '../../pipeline/raw-text.ts';
import { type ColumnMeaning, KEY, UPDATED_AT } from './header-words.ts';
import { type ColumnProposal, proposeColumn } from './propose-column.ts';

/** A source as it is proposed for a file. */
export interface SourceProposal {
  readonly name: string;
  readonly connector: 'excel' | 'csv';
  readonly location: string;
  /** Null: no column looks like a key. */
  readonly key: ColumnProposal | null;
  readonly updatedAt: ColumnProposal | null;
  /** Customer fields with their columns, in the order of the file. */
  readonly fields: readonly { readonly meaning: ColumnMeaning; readonly columns: readonly ColumnProposal[] }[];
  /** Columns that are left out. */
  readonly unused: readonly ColumnProposal[];
  /** What the connector noticed about the file. */
  readonly notes: readonly string[];
}

/** Fields that take several columns; of any other only the first column is proposed. */
const listFields = new Set<ColumnMeaning>(['phone', 'email']);

/** Proposes a source for one file from what its head looks like. */
export function proposeSource(file: string, location: string, probe: StreamProbe, country: string): SourceProposal {
  const proposals = probe.columns.map((column) => proposeColumn(column, country));
  const key = keyColumn(proposals, probe);
  const updatedAt = proposals.find(({ meaning }) => meaning === UPDATED_AT) ?? null;
  const rest = proposals.filter((proposal) => proposal !== key && proposal !== updatedAt);
  const fields = new Map<ColumnMeaning, ColumnProposal[]>();
  const unused: ColumnProposal[] = [];
  for (const proposal of rest.map((each) => withoutClash(each, rest))) {
    const { meaning } = proposal;
    const present = meaning === null ? undefined : fields.get(meaning);
    if (meaning === null || meaning === KEY || meaning === UPDATED_AT) unused.push(proposal);
    else if (present === undefined) fields.set(meaning, [proposal]);
    else if (listFields.has(meaning)) present.push(proposal);
    else unused.push({ ...proposal, reason: `${meaning} has a column already` });
  }
  return {
    name: sourceName(file),
    connector: extname(file).toLowerCase() === '.xlsx' || extname(file).toLowerCase() === '.xlsm' ? 'excel' : 'csv',
    location,
    key,
    updatedAt,
    fields: [...fields].map(([meaning, columns]) => ({ meaning, columns })),
    unused,
    notes: probe.notes,
  };
}

/** A lower-case ASCII name made of the file's name; `source` when nothing of it is ASCII. */
export function sourceName(file: string): string {
  const name = basename(file, extname(file))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return /^[a-z]/.test(name) ? name : `source${name === '' ? '' : `_${name}`}`;
}

/** The first column that is a key by its header and whose samples are all filled and distinct. */
function keyColumn(proposals: readonly ColumnProposal[], probe: StreamProbe): ColumnProposal | null {
  const found = proposals.findIndex(({ meaning }, index) => {
    const samples = probe.columns[index]!.samples.map((sample) => rawTexts(sample)[0]?.text);
    return meaning === KEY && new Set(samples).size === samples.length && !samples.includes(undefined);
  });
  return found < 0 ? null : proposals[found]!;
}

/** A column «نام» beside «نام خانوادگی» is a given name; alone it is the whole name. */
function withoutClash(proposal: ColumnProposal, all: readonly ColumnProposal[]): ColumnProposal {
  const hasFamilyName = all.some(({ meaning }) => meaning === 'family_name');
  if (proposal.meaning === 'given_name' && !hasFamilyName) return { ...proposal, meaning: 'party_name' };
  return proposal;
}
