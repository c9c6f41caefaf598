import type { RawRecord } from '../ports/source-reader.ts';
import { rawTexts } from '../raw-text.ts';

/**
 * Key of a raw record within its source: the source's own key, else the texts of the key columns joined by ` | `,
 * else (no key columns configured) its content hash. Null when a key column is empty.
 */
export function recordKey(record: RawRecord, keyColumns: readonly string[], hash: string): string | null {
  if (record.key !== undefined) return record.key;
  if (keyColumns.length === 0) return `#${hash}`;
  const parts: string[] = [];
  for (const column of keyColumns) {
    const text = rawTexts(record.values[column])[0]?.text.trim().normalize('NFC');
    if (text === undefined) return null;
    parts.push(text.replaceAll('\0', '\u2400').toWellFormed());
  }
  return parts.join(' | ');
}
