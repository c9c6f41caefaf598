import type { RecordId, SourceName } from '../../matching/ids.ts';
import { toRecordId } from '../../matching/ids.ts';

/** The name of a source record: what people, truth files and labels call it. */
export interface RecordRef {
  readonly source: SourceName;
  readonly key: string;
}

/** Names of the records of a run without a warehouse; ids are numbers from 1 in the order of reading. */
export interface RecordRefs {
  readonly count: number;
  readonly of: (id: RecordId) => RecordRef;
  /** Finds records by name; made anew from the names at each call, because few runs need it and a million names take room. */
  readonly finder: () => FindRecord;
}

/** The id of a record; undefined when there is none of that name. */
export type FindRecord = (source: string, key: string) => RecordId | undefined;

export interface RecordRefsBuilder {
  /** Issues the id of the next record; null when the (source, stream, key) is there already. */
  readonly add: (source: SourceName, stream: string, key: string) => RecordId | null;
  readonly build: () => RecordRefs;
}

export function createRecordRefs(): RecordRefsBuilder {
  const keys: string[] = [];
  /** Sources with the number of records that came before them. */
  const sections: { readonly source: SourceName; readonly start: number }[] = [];
  const seen = new Map<string, Set<string>>();
  let current: SourceName | null = null;
  return {
    add: (source, stream, key) => {
      if (source !== current) {
        current = source;
        sections.push({ source, start: keys.length });
        seen.clear();
      }
      const taken = seen.get(stream) ?? new Set<string>();
      seen.set(stream, taken);
      if (taken.has(key)) return null;
      taken.add(key);
      return toRecordId(keys.push(key));
    },
    build: () => {
      seen.clear();
      return {
        count: keys.length,
        of: (id) => ({ source: sections.findLast(({ start }) => start < id)!.source, key: keys[id - 1]! }),
        finder: () => finderOf(keys, sections),
      };
    },
  };
}

function finderOf(
  keys: readonly string[],
  sections: readonly { readonly source: SourceName; readonly start: number }[],
): FindRecord {
  const idOf = new Map<string, Map<string, RecordId>>();
  for (const [index, { source, start }] of sections.entries()) {
    const ids = new Map<string, RecordId>();
    const end = sections[index + 1]?.start ?? keys.length;
    // Of two streams with one key, the first counts.
    for (let at = end - 1; at >= start; at--) ids.set(keys[at]!, toRecordId(at + 1));
    idOf.set(source, ids);
  }
  return (source, key) => idOf.get(source)?.get(key);
}
