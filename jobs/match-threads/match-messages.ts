import type { IndexContent } from '../../matching/incremental/index-content.ts';
import type { MatchModel } from '../../matching/model.ts';
import type { PackedTable } from '../../matching/parallel/packed-table.ts';
import type { Profile } from '../../matching/profile.ts';
import type { MatchTask } from '../../pipeline/ports/matcher.ts';
import type { PackedResult } from './packed-result.ts';

/** What a matching thread gets to work on. */
export interface MatchThreadData {
  readonly table: PackedTable;
  readonly profile: Profile;
  readonly model: MatchModel | null;
  readonly options: Omit<MatchTask['options'], 'onProgress'>;
  /** Threads beside it. */
  readonly helpers: number;
}

/** What a matching thread tells. */
export type MatchReport =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'trouble'; readonly code: string }
  | {
      readonly kind: 'matched';
      readonly model: MatchModel;
      readonly result: PackedResult;
      readonly content: IndexContent;
    };
