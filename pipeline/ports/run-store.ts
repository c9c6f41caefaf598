import type { SourceName } from '../../matching/ids.ts';

declare const brand: unique symbol;
/** Id of one execution of the pipeline. */
export type RunId = number & { readonly [brand]: 'RunId' };
export const toRunId = (id: number): RunId => id as RunId;

/** Steps of a run in their order; the first three run once per source. */
export const sourceSteps = ['extract', 'stage', 'normalize'] as const;
export const projectSteps = ['match', 'resolve', 'merge', 'publish'] as const;
export type SourceStep = (typeof sourceSteps)[number];
export type ProjectStep = (typeof projectSteps)[number];
export type StepName = SourceStep | ProjectStep;

/** `skipped`: nothing to do, or the source failed before; `failed`: after the last attempt. */
export type StepStatus = 'running' | 'done' | 'skipped' | 'failed';
/** `partial`: published, but a source or a file failed, a source is stopped, or changes are held. `interrupted`: the process ended before the run did. */
export type RunStatus = 'running' | 'succeeded' | 'partial' | 'failed' | 'interrupted';

/** Names of counts are stable and shown to people: `read`, `accepted`, `rejected`, `unchanged`, `deleted`, `pairs`... */
export type Counts = Readonly<Record<string, number>>;

/** An error as it is stored and shown; free of personal data. */
export interface StoredError {
  readonly code: string;
  readonly message: string;
}

export interface StepReport {
  readonly step: StepName;
  /** Null for project steps. */
  readonly source: SourceName | null;
  readonly status: StepStatus;
  readonly attempt: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly done: number;
  readonly total: number | null;
  readonly counts: Counts;
  readonly error: StoredError | null;
}

/** rowsRead = accepted + rejected + unchanged (law 7). */
export interface RunFileReport {
  readonly source: SourceName;
  readonly file: string;
  readonly sheet: string | null;
  readonly rowsRead: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly unchanged: number;
  readonly error: StoredError | null;
  readonly notes: readonly string[];
}

export interface RunReport {
  readonly id: RunId;
  readonly status: RunStatus;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly error: StoredError | null;
  /** True: what it published of the sources is set aside. */
  readonly rolledBack: boolean;
  readonly steps: readonly StepReport[];
  readonly files: readonly RunFileReport[];
}

/**
 * One attempt of one step. What it writes counts as long as the run goes on and no later attempt of the step has started:
 * a process that was taken for dead may wake up and work on.
 */
export interface StepAttempt {
  readonly run: RunId;
  readonly step: StepName;
  /** Null for project steps. */
  readonly source: SourceName | null;
  /** 1-based. */
  readonly attempt: number;
}

export interface RunOptions {
  /** False: nothing is held back. Default: true. */
  readonly gate?: boolean;
}

export interface RunStore {
  /** Starts a run. Runs that still say `running` belong to dead processes (the caller holds the sync lock): they become `interrupted`. */
  readonly begin: (options?: RunOptions) => Promise<RunId>;
  /** False: the run publishes everything, whatever the limits of the configuration. */
  readonly isGated: (run: RunId) => Promise<boolean>;
  /**
   * Starts or restarts a step: attempt grows by one, counts and progress start at zero, and earlier attempts cannot write any
   * more. Null, and nothing is started, when the run has ended.
   */
  readonly stepStarted: (run: RunId, step: StepName, source: SourceName | null) => Promise<StepAttempt | null>;
  readonly stepProgress: (
    run: RunId,
    step: StepName,
    source: SourceName | null,
    done: number,
    total: number | null,
  ) => Promise<void>;
  /** `attempt`: only when this one is still the last of the step; else nothing changes. */
  readonly stepFinished: (
    run: RunId,
    step: StepName,
    source: SourceName | null,
    outcome: {
      readonly status: 'done' | 'skipped' | 'failed';
      readonly counts: Counts;
      readonly error?: StoredError;
      readonly attempt?: number;
    },
  ) => Promise<void>;
  /** Ends a run; one that has ended stays as it ended. */
  readonly finish: (run: RunId, status: Exclude<RunStatus, 'running'>, error?: StoredError) => Promise<void>;
  /** The time that records first seen in the run get: its start, or that of the unpublished run that it continues. ISO 8601, UTC. */
  readonly observedAt: (run: RunId) => Promise<string>;
  readonly report: (run: RunId) => Promise<RunReport | null>;
  /** Newest first. */
  readonly list: (limit: number) => Promise<readonly RunReport[]>;
  /** Stored rejects of a run, by source, file, sheet and row. */
  readonly rejects: (run: RunId, limit: number) => Promise<readonly StoredReject[]>;
}

export interface StoredReject {
  readonly source: SourceName;
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly reason: string;
}
