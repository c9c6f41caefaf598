import { stderr } from 'node:process';
import { MultiBar, type SingleBar } from 'cli-progress';
import type { RunReport, StepReport } from '../../pipeline/ports/run-store.ts';
import { type Console, formatCount, formatDuration } from './console.ts';

/** Shows a running sync as its reports come in. */
export interface SyncProgress {
  readonly update: (report: RunReport) => void;
  readonly end: () => void;
}

/** Bars for a person at a terminal, a line per finished step otherwise. */
export function syncProgress(out: Console): SyncProgress {
  return out.interactive ? bars() : lines(out);
}

function lines(out: Console): SyncProgress {
  const told = new Set<string>();
  return {
    update: ({ steps }) => {
      for (const step of steps) {
        const id = `${step.source} ${step.step} ${step.attempt}`;
        if (step.status === 'running' || told.has(id)) continue;
        told.add(id);
        out.note(stepLine(step));
      }
    },
    end: () => {},
  };
}

function stepLine(step: StepReport): string {
  const took = step.finishedAt === null ? 0 : Date.parse(step.finishedAt) - Date.parse(step.startedAt);
  const counts = Object.entries(step.counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name.replaceAll('_', ' ')} ${formatCount(count)}`)
    .join(', ');
  const outcome = step.status === 'failed' ? `FAILED: ${step.error?.code ?? ''} ${step.error?.message ?? ''}` : counts;
  const said = step.status === 'skipped' ? 'nothing to do' : outcome;
  return `${labelOf(step)}: ${said || 'done'} (${formatDuration(took)})`;
}

function labelOf(step: StepReport): string {
  return step.source === null ? step.step : `${step.source} ${step.step}`;
}

function bars(): SyncProgress {
  const multi = new MultiBar({
    stream: stderr,
    format: '  {label} {bar} {status}',
    barsize: 28,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: false,
    emptyOnZero: true,
  });
  const shown = new Map<string, SingleBar>();
  return {
    update: ({ steps }) => {
      const width = Math.max(...steps.map((step) => labelOf(step).length), 0);
      for (const step of steps) {
        const label = labelOf(step).padEnd(width);
        const bar = shown.get(labelOf(step)) ?? multi.create(1, 0, { label, status: '' });
        shown.set(labelOf(step), bar);
        const ended = step.status !== 'running';
        const total = ended ? 1 : Math.max(step.total ?? 0, step.done, 1);
        bar.setTotal(total);
        bar.update(ended ? 1 : step.done, {
          label,
          status: ended ? stepLine(step).slice(labelOf(step).length + 2) : '',
        });
      }
      multi.update();
    },
    end: () => {
      multi.update();
      multi.stop();
    },
  };
}
