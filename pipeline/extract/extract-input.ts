import type { SourceName } from '../../matching/ids.ts';
import type { RunId } from '../ports/run-store.ts';
import type { SourceReader } from '../ports/source-reader.ts';
import type { SourceStore } from '../ports/source-store.ts';
import type { OrderKeys } from './order-key.ts';

/** What an extract works with. */
export interface ExtractInput {
  readonly run: RunId;
  readonly source: SourceName;
  /** Columns that make the key of a stream's records; empty when the source has keys of its own, or none at all. */
  readonly keyColumns: (stream: string) => readonly string[];
  /** Columns that every file must have: those of the key and of the mapping. Objects of an API may lack any. */
  readonly requiredColumns: readonly string[];
  readonly order: OrderKeys;
  readonly reader: SourceReader;
  readonly sources: SourceStore;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number | null) => void;
}
