import type { RunReport, StepReport } from '../../pipeline/ports/run-store.ts';
import type { Console } from './console.ts';
import { formatCompact, formatCount, formatDuration } from './numbers.ts';

/** Shows a running sync as its reports come in. */
export interface SyncProgress {
  readonly update: (report: RunReport) => void;
  /** Takes the bars away; the lines of finished steps stay. */
  readonly end: () => void;
}

/** A line per finished step and, for a person at a terminal, bars of the running ones below. */
export function syncProgress(out: Console, now: () => number = Date.now): SyncProgress {
  const told = new Set<string>();
  return {
    update: ({ steps }) => {
      for (const step of steps) {
        const id = `${step.source} ${step.step} ${step.attempt}`;
        if (step.status === 'running' || told.has(id)) continue;
        told.add(id);
        out.note(finishedLine(step));
      }
      const running = steps.filter(({ status }) => status === 'running');
      const width = Math.max(...running.map((step) => labelOf(step).length), 0);
      out.showLive(running.map((step) => runningLine(step, Math.min(width, LONGEST_LABEL), now())));
    },
    end: () => out.showLive([]),
  };
}

const LONGEST_LABEL = 32;
const BAR_WIDTH = 20;

function finishedLine(step: StepReport): string {
  const took = step.finishedAt === null ? 0 : Date.parse(step.finishedAt) - Date.parse(step.startedAt);
  return `${labelOf(step)}: ${outcomeOf(step)} (${formatDuration(took)})`;
}

function outcomeOf({ status, error, counts }: StepReport): string {
  if (status === 'failed') return `FAILED: ${error?.code ?? ''} ${error?.message ?? ''}`;
  if (status === 'skipped') return 'nothing to do';
  const said = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name.replaceAll('_', ' ')} ${formatCount(count)}`);
  return said.join(', ') || 'done';
}

/** `sales extract  ██████████░░░░░░░░░░   50 %  5.0M of 10.0M, 1.2M/s`; fits into 80 columns. */
function runningLine(step: StepReport, width: number, now: number): string {
  const label = `  ${labelOf(step).padEnd(width)}  `;
  const seconds = Math.max(0, now - Date.parse(step.startedAt)) / 1000;
  const { done, total } = step;
  if (done === 0) return `${label}${'░'.repeat(BAR_WIDTH)}  ${formatDuration(seconds * 1000)}`;
  const rate = seconds >= 1 ? `, ${formatCompact(done / seconds)}/s` : '';
  if (total === null) return `${label}${'░'.repeat(BAR_WIDTH)}  ${formatCompact(done)}${rate}`;
  const share = Math.min(1, done / Math.max(total, 1));
  const filled = Math.round(share * BAR_WIDTH);
  const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
  const percent = `${Math.floor(share * 100)} %`.padStart(5);
  return `${label}${bar}  ${percent}  ${formatCompact(done)} of ${formatCompact(total)}${rate}`;
}

function labelOf(step: StepReport): string {
  return step.source === null ? step.step : `${step.source} ${step.step}`;
}
