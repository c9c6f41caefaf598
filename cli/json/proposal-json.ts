import type { ColumnProposal } from '../init/propose-column.ts';
import type { SourceProposal } from '../init/propose-source.ts';

/** The public JSON form of what `yekta init` proposes for a file. */
export function proposalJson(source: SourceProposal): object {
  const { name, connector, location, key, updatedAt, kind, currency, fields, amounts, unused, notes } = source;
  return {
    name,
    connector,
    location,
    key: key === null ? null : columnJson(key),
    updated_at: updatedAt === null ? null : columnJson(updatedAt),
    kind,
    currency,
    fields: fields.map(({ field, columns }) => ({ field, columns: columns.map(columnJson) })),
    amounts,
    unused,
    notes,
  };
}

function columnJson({ column, because, evidence, calendar }: ColumnProposal): object {
  return { column, because, valid: evidence, calendar };
}
