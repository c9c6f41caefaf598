import type { SourceName } from '../../matching/ids.ts';
import type { RunId } from '../../pipeline/ports/run-store.ts';
import type { StagedFile } from './file-numbers.ts';

/** An extract that is complete in its staged tables. */
export interface FinishedExtract {
  readonly run: RunId;
  readonly source: SourceName;
  readonly sourceId: number;
  readonly mode: 'snapshot' | 'changes';
  readonly complete: boolean;
  readonly files: readonly StagedFile[];
  /** Time that records and versions which are first seen now get. */
  readonly observedAt: string;
}
