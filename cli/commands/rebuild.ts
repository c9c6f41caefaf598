import type { Command } from 'commander';
import { threadedMatcher } from '../../jobs/match-threads/threaded-matcher.ts';
import { checkProjections, isSound, type ProjectionCheck } from '../../pipeline/rebuild/check-projections.ts';
import { lastPublishedAt } from '../../pipeline/rebuild/last-published-at.ts';
import { type CanonicalDigest, canonicalDigest } from '../../warehouse/canonical-dump.ts';
import { withFrozen } from '../../warehouse/frozen/with-frozen.ts';
import { exitCodeOfRun, exitCodes } from '../exit-codes.ts';
import { withInterrupt } from '../interrupt.ts';
import { runJson, totalsJson } from '../json/run-json.ts';
import type { Console } from '../output/console.ts';
import { formatCount } from '../output/numbers.ts';
import { runReportLines } from '../output/run-report.ts';
import { stageProgress } from '../output/stage-progress.ts';
import { openOfflineProject, openProject } from '../project.ts';
import { syncProject } from '../sync-project.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';

interface RebuildOptions extends GlobalOptions {
  readonly check?: true;
}

export function addRebuildCommand(program: Command, out: Console): void {
  program
    .command('rebuild')
    .description('Make everything that is derived anew from the facts: what sources said and people decided.')
    .option('--check', 'only compare what is stored with what the facts give; nothing is written')
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Normalized records, the match result with its index, clusters and golden records are made anew, with the stored model and this
configuration. Customer ids, the change feed and its history stay; customers change, as events, only where the facts give
something else. The sources are not read. A rebuild that is stopped or killed is continued by the next sync.

Exit code 6 of --check: something is stored otherwise. What waits for a sync, such as a decision, counts as well.

Examples:
  $ yekta rebuild
  $ yekta rebuild --check
  $ yekta rebuild --json`,
    )
    .action(async (options: RebuildOptions) => {
      process.exitCode = await (options.check ? check(options, out) : rebuild(options, out));
    });
}

async function rebuild({ config, json }: RebuildOptions, out: Console): Promise<number> {
  const project = await openProject(config);
  let before: CanonicalDigest | null = null;
  return syncProject(
    project,
    out,
    async ({ report, totals, warehouse }) => {
      const { digest } = await canonicalDigest(warehouse);
      const isSame = digest === before!.digest;
      if (json)
        out.printJson({
          digest_before: before!.digest,
          digest,
          is_same: isSame,
          run: { ...runJson(report), totals: totalsJson(totals) },
        });
      else {
        for (const line of runReportLines(report, totals, project.profile)) out.print(line);
        out.print(
          isSame ? `The digest is what it was: ${digest}` : `The digest was ${before!.digest} and is ${digest}`,
        );
      }
      return exitCodeOfRun(report.status);
    },
    ({ warehouse }) => ({
      read: false,
      prepare: async () => {
        before = await canonicalDigest(warehouse);
        await warehouse.projections.outdate();
      },
    }),
  );
}

async function check({ config, json }: RebuildOptions, out: Console): Promise<number> {
  const project = await openOfflineProject(config);
  const progress = stageProgress(out);
  const found = await withInterrupt(out, (signal) =>
    project.withWarehouse(async (warehouse) => {
      const now = (await lastPublishedAt(warehouse)) ?? new Date().toISOString();
      return withFrozen(warehouse, (frozen) =>
        checkProjections({
          ...project,
          frozen,
          matcher: threadedMatcher({ onTrouble: out.note }),
          now,
          signal,
          onStage: progress.begin,
          onProgress: progress.update,
        }),
      );
    }),
  ).finally(progress.end);
  if (json) out.printJson({ is_sound: isSound(found), different: found });
  else for (const line of checkLines(found)) out.print(line);
  return isSound(found) ? exitCodes.ok : exitCodes.differs;
}

function checkLines(found: ProjectionCheck): readonly string[] {
  if (isSound(found)) return ['Everything is stored as the facts give it.'];
  return [
    'Stored otherwise than the facts give it:',
    ...Object.entries(checkWords).flatMap(([name, words]) => {
      const count = found[name as keyof ProjectionCheck];
      return count === 0 ? [] : [`  ${words}: ${formatCount(count)}`];
    }),
    'Run `yekta sync` to apply what waits; `yekta rebuild` makes everything anew.',
  ];
}

const checkWords: Readonly<Record<keyof ProjectionCheck, string>> = {
  normalized: 'normalized records',
  edges: 'pairs with evidence',
  clusters: 'records in clusters',
  customers: 'changes of customers',
  questions: 'questions',
};
