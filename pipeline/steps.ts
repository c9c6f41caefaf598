import { YektaError } from '../config/errors/yekta-error.ts';
import { matchingFingerprint, normalizationFingerprint, survivorshipFingerprint } from '../config/fingerprints.ts';
import type { SourceConfig } from '../config/schema/source-config.ts';
import { toSourceName } from '../matching/ids.ts';
import { doubtfulFields } from '../matching/queue/doubtful-fields.ts';
import type { PipelineContext, StepContext } from './context.ts';
import { identifiersOf } from './erase/identifiers-of.ts';
import { extractSource } from './extract/extract-source.ts';
import { orderKeys } from './extract/order-key.ts';
import { requiredColumns } from './extract/required-columns.ts';
import { matchRecords } from './match/match-records.ts';
import { mergeCustomers } from './merge-customers.ts';
import { dayOfRun, mergeTimes } from './merge-times.ts';
import { normalizeSource } from './normalize/normalize-source.ts';
import type { Counts, ProjectStep, RunId, SourceStep } from './ports/run-store.ts';
import { publicationGate } from './publication-gate.ts';
import { resolveIdentities } from './resolve-identities.ts';

export type OnProgress = (done: number, total: number | null) => void;

/** What a step did; null when there was nothing to do. */
type Outcome = Promise<Counts | null>;

/** The work of each step of a source. Every step finds what is left to do from the warehouse, so repeating one is safe. */
export const sourceStepWork: Readonly<
  Record<SourceStep, (context: StepContext, run: RunId, source: SourceConfig, onProgress: OnProgress) => Outcome>
> = {
  extract,
  stage: async (context, run, source, onProgress) => {
    const { warehouse, config } = context;
    const stage = () => warehouse.sources.stage(run, toSourceName(source.name), { deletions: config.limits.deletions });
    const counts = (await stage()) ?? (await extract(context, run, source, onProgress).then(stage));
    if (counts === null)
      throw new YektaError('sync.staging_lost', 'What was read was lost before it was stored.', {
        place: { source: source.name },
      });
    return { ...counts };
  },
  normalize: async ({ warehouse, config, profile, signal, share }, _run, source, onProgress) => {
    if (await warehouse.sources.isStopped(toSourceName(source.name))) throw isStopped(source.name);
    return normalizeSource({
      source,
      profile,
      configFingerprint: normalizationFingerprint(config, source.name),
      store: warehouse.normalized,
      signal,
      share,
      onProgress,
    });
  },
};

function isStopped(source: string): YektaError {
  const message =
    'More records are gone from the source at once than the limit allows; its customers stay as they are.';
  return new YektaError('deletions.suspicious', message, {
    place: { source },
    remedy:
      'Check that the files are complete. If the records are really gone, let them go: `yekta holds`, `yekta release`.',
  });
}

/**
 * Also part of staging: when Postgres crashed in between, the extract is gone with its unlogged tables and is made again.
 */
function extract(
  { warehouse, openSource, signal }: PipelineContext,
  run: RunId,
  source: SourceConfig,
  onProgress: OnProgress,
): Promise<Counts> {
  return extractSource({
    run,
    source: toSourceName(source.name),
    keyColumns: (stream) => source.streams.find(({ name }) => name === stream)?.key ?? [],
    requiredColumns: requiredColumns(source),
    order: orderKeys(source),
    reader: openSource(toSourceName(source.name)),
    sources: warehouse.sources,
    signal,
    onProgress,
  });
}

/** Decisions that are taken while they are applied are applied in further rounds; what comes after so many of them waits for the next sync. */
const MOST_ROUNDS = 5;

type ProjectWork = (context: StepContext, run: RunId, onProgress: OnProgress) => Outcome;

/** The work of each step of the whole project. */
export const projectStepWork: Readonly<Record<ProjectStep, ProjectWork>> = {
  match,
  resolve,
  merge,
  publish: async (context, run, onProgress) => {
    const { warehouse, config, profile, signal } = context;
    let counts = await publish(context, run);
    for (let round = 1; round < MOST_ROUNDS && (await warehouse.matches.haveDecisionsMoved()); round++) {
      signal.throwIfAborted();
      for (const step of [match, resolve, merge]) await step(context, run, onProgress);
      counts = await publish(context, run);
    }
    await warehouse.conflicts.doubtValues(doubtfulFields(profile));
    await warehouse.conflicts.prioritize(config.stakes ?? null);
    return counts;
  },
};

async function match(
  { warehouse, config, profile, matcher, signal }: PipelineContext,
  run: RunId,
  onProgress: OnProgress,
): Outcome {
  await warehouse.decisions.expire(await dayOfRun(warehouse, run));
  await warehouse.matches.noteDecisions();
  await warehouse.normalized.removeDeleted(config.sources.map(({ name }) => toSourceName(name)));
  await warehouse.erasureGuard.dropReturned((record) => identifiersOf(record, profile));
  return matchRecords({
    profile,
    matching: config.matching,
    configFingerprint: matchingFingerprint(config),
    normalized: warehouse.normalized,
    matches: warehouse.matches,
    index: warehouse.matchIndex,
    matcher,
    signal,
    onProgress,
  });
}

function resolve({ warehouse, issueCustomerId, signal }: PipelineContext): Outcome {
  return resolveIdentities({ customers: warehouse.customers, issueId: issueCustomerId, signal });
}

async function merge(
  { warehouse, config, profile, signal, shareRead }: StepContext,
  run: RunId,
  onProgress: OnProgress,
): Outcome {
  return mergeCustomers({
    customers: warehouse.customers,
    profile,
    configFingerprint: survivorshipFingerprint(config),
    times: await mergeTimes(warehouse, run),
    signal,
    shareRead,
    onProgress,
  });
}

async function publish({ warehouse, config, profile }: PipelineContext, run: RunId): Promise<Counts> {
  const isGated = await warehouse.runs.isGated(run);
  const gate = isGated ? publicationGate(config.publication, profile) : undefined;
  return warehouse.customers.publish(run, gate);
}
