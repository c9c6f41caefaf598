import type { RawRecord } from '../ports/source-reader.ts';
import { rawTexts } from '../raw-text.ts';
import { storableText } from './content-json.ts';

/**
 * Key of a raw record within its source: the source's own key, else the texts of the key columns joined by ` | ` (a `|` or `\`
 * inside of one of several gets a `\` before it, so that different texts give different keys), else (no key columns
 * configured) its content hash. Null when a key column is empty.
 */
export function recordKey(record: RawRecord, keyColumns: readonly string[], hash: () => string): string | null {
  if (record.key !== undefined) return storableText(record.key);
  if (keyColumns.length === 0) return `#${hash()}`;
  const parts: string[] = [];
  for (const column of keyColumns) {
    const text = rawTexts(record.values[column])[0]?.text.trim().normalize('NFC');
    if (text === undefined) return null;
    parts.push(storableText(text));
  }
  return parts.length === 1 ? parts[0]! : parts.map((part) => part.replaceAll(/[\\|]/g, '\\$&')).join(' | ');
}
