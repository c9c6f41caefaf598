import type { Config } from '../config/schema/config.ts';
import type { CustomerId, SourceName } from '../matching/ids.ts';
import type { Profile } from '../matching/profile.ts';
import type { Matcher } from './ports/matcher.ts';
import type { OfferTask } from './ports/sharing.ts';
import type { SourceReader } from './ports/source-reader.ts';
import type { Warehouse } from './ports/warehouse.ts';
import type { Share, ShareRead } from './sharing/share-work.ts';

/** Everything that the steps of one project work with; made once per process, at the outermost layer. */
export interface PipelineContext {
  readonly config: Config;
  readonly profile: Profile;
  readonly warehouse: Warehouse;
  readonly openSource: (source: SourceName) => SourceReader;
  readonly issueCustomerId: () => CustomerId;
  /** Absent: this thread does all calculations alone. */
  readonly matcher?: Matcher;
  /** Absent: no other thread takes part in the work of steps. */
  readonly offerTask?: OfferTask;
  /** Aborts when the process is asked to stop. */
  readonly signal: AbortSignal;
}

/** The same for one attempt of a step. */
export interface StepContext extends PipelineContext {
  readonly share: Share;
  readonly shareRead: ShareRead;
}
