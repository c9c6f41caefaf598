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
  readonly files: readonly (StagedFile & {
    /** Rows that were not staged because they say nothing new. */
    readonly unchanged: number;
  })[];
  /** Digest of what was read, when the next extract need not read the same again. */
  readonly manifest: string | null;
  /** Digest of how the order of versions is made. */
  readonly orderDefinition: string;
  /** Time that records and versions which are first seen now get. */
  readonly observedAt: string;
}
