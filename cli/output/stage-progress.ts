import type { Console } from './console.ts';
import { formatCompact, formatDuration } from './numbers.ts';

/** Shows what long work without a run is at. */
export interface StageProgress {
  /** A stage begins; the one before is done. */
  readonly begin: (stage: string) => void;
  readonly update: (done: number, total: number | null) => void;
  readonly end: () => void;
}

const BETWEEN_UPDATES = 100;

/** A line per finished stage and, for a person at a terminal, the running one below. */
export function stageProgress(out: Console, now: () => number = Date.now): StageProgress {
  let running: { readonly stage: string; readonly since: number } | null = null;
  let shown = 0;
  const finish = (): void => {
    if (running !== null) out.note(`${running.stage}: ${formatDuration(now() - running.since)}`);
    out.showLive([]);
  };
  return {
    begin: (stage) => {
      finish();
      running = { stage, since: now() };
      out.showLive([`  ${stage}`]);
    },
    update: (done, total) => {
      if (running === null || now() - shown < BETWEEN_UPDATES) return;
      shown = now();
      const of = total === null ? '' : ` of ${formatCompact(total)}`;
      out.showLive([`  ${running.stage}  ${formatCompact(done)}${of}`]);
    },
    end: () => {
      finish();
      running = null;
    },
  };
}
