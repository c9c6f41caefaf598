import type { FieldMapping, SourceSettings, StreamConfig } from '../config/schema/source-config.ts';
import { canonicalText } from '../matching/text/canonical-text.ts';

/**
 * The source with its configured column names as canonical text, the form in which the connectors of files give them:
 * whoever writes yekta.yaml need not know whether the file has an Arabic or a Persian ye. APIs name their columns exactly.
 */
export function withCanonicalColumns<S extends SourceSettings>(source: S): S {
  if (source.connector === 'zendesk') return source;
  return { ...source, streams: source.streams.map(canonicalStream) };
}

function canonicalStream(stream: StreamConfig): StreamConfig {
  const { key, updatedAt, fields } = stream;
  return {
    ...stream,
    key: key.map(canonicalText),
    updatedAt: updatedAt === null ? null : { ...updatedAt, column: canonicalText(updatedAt.column) },
    fields: fields.map((mapping): FieldMapping => ({ ...mapping, columns: mapping.columns.map(canonicalText) })),
  };
}
