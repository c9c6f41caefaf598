import { describe, expect, test } from '@jest/globals';
import { createConsole } from '../../../cli/output/console.ts';
import type { ConsoleStream } from '../../../cli/output/console-stream.ts';
import { syncProgress } from '../../../cli/output/sync-progress.ts';
import { toSourceName } from '../../../matching/ids.ts';
import { type RunReport, type StepReport, toRunId } from '../../../pipeline/ports/run-store.ts';
import { terminalScreen } from '../../support/cli/terminal-screen.ts';

const step = (changes: Partial<StepReport>): StepReport => ({
  step: 'extract',
  source: toSourceName('sales'),
  status: 'running',
  attempt: 1,
  startedAt: '2024-01-01T00:00:00.000Z',
  finishedAt: null,
  done: 0,
  total: null,
  counts: {},
  error: null,
  ...changes,
});
const finished = (changes: Partial<StepReport>): StepReport =>
  step({ status: 'done', finishedAt: '2024-01-01T00:00:02.500Z', ...changes });
const report = (...steps: readonly StepReport[]): RunReport => ({
  id: toRunId(1),
  status: 'running',
  startedAt: '2024-01-01T00:00:00.000Z',
  finishedAt: null,
  error: null,
  steps,
  rolledBack: false,
  files: [],
});
const now = () => Date.parse('2024-01-01T00:00:10.000Z');
const accounting = { source: toSourceName('accounting') };

/** A console whose both outputs go to one terminal, and what the terminal shows. */
function onTerminal(columns = 80) {
  let written = '';
  const stream: ConsoleStream = {
    isTTY: true,
    columns,
    write: (text) => {
      written += text;
    },
  };
  return { out: createConsole(stream, stream), screen: () => terminalScreen(written, columns) };
}

describe('progress on a terminal', () => {
  test('shows what is done, of how much, and how fast', () => {
    const { out, screen } = onTerminal();
    syncProgress(out, now).update(
      report(
        step({ done: 2_500_000, total: 5_000_000 }),
        step({ ...accounting, done: 1_234 }),
        step({ step: 'match', source: null }),
      ),
    );
    expect(screen()).toEqual([
      '  sales extract       ██████████░░░░░░░░░░   50 %  2.5M of 5.0M, 250.0K/s',
      '  accounting extract  ░░░░░░░░░░░░░░░░░░░░  1.2K, 123/s',
      '  match               ░░░░░░░░░░░░░░░░░░░░  10.0 s',
      '',
    ]);
  });

  test('keeps a line of every finished step above the bars, also when it wraps', () => {
    const { out, screen } = onTerminal(40);
    const progress = syncProgress(out, now);
    progress.update(report(step({ done: 1, total: 2 }), step(accounting)));
    const counts = { read: 1_502, accepted: 0, rejected: 2, unchanged: 1_500 };
    progress.update(report(finished({ counts }), step(accounting)));
    expect(screen()).toEqual([
      'sales extract: read 1,502, rejected 2, u',
      'nchanged 1,500 (2.5 s)',
      '  accounting extract  ░░░░░░░░░░░░░░░░…',
      '',
    ]);
    progress.update(report(finished({ counts }), finished({ ...accounting, status: 'skipped' })));
    progress.end();
    out.print('Sync 1 succeeded');
    expect(screen().slice(2)).toEqual([
      'accounting extract: nothing to do (2.5 s)'.slice(0, 40),
      ')',
      'Sync 1 succeeded',
      '',
    ]);
  });

  test('leaves nothing behind', () => {
    const { out, screen } = onTerminal();
    const progress = syncProgress(out, now);
    for (let done = 0; done < 50; done += 1) progress.update(report(step({ done, total: 50 }), step(accounting)));
    out.note('Stopping after the current batch.');
    progress.end();
    expect(screen()).toEqual(['Stopping after the current batch.', '']);
  });
});

test('progress elsewhere is a plain line per finished step, each once', () => {
  const lines: string[] = [];
  const stream: ConsoleStream = { write: (text) => lines.push(text) };
  const progress = syncProgress(createConsole(stream, stream), now);
  const failed = finished({
    ...accounting,
    status: 'failed',
    error: { code: 'source.no_files', message: 'No file matches.' },
  });
  progress.update(report(step({ done: 1, total: 2 })));
  progress.update(report(finished({ counts: { read: 12_345, possible_matches: 1, rejected: 0 } }), failed));
  progress.update(report(finished({ counts: { read: 12_345 } }), failed));
  progress.end();
  expect(lines).toEqual([
    'sales extract: read 12,345, possible matches 1 (2.5 s)\n',
    'accounting extract: FAILED: source.no_files No file matches. (2.5 s)\n',
  ]);
});
