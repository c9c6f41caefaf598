import { matchingFingerprint } from '../../../config/fingerprints.ts';
import { customerIdSource } from '../../../matching/identity/customer-id.ts';
import { toSourceName } from '../../../matching/ids.ts';
import type { MatchModel } from '../../../matching/model.ts';
import { profileFromConfig } from '../../../matching/profile-from-config.ts';
import type { PipelineContext } from '../../../pipeline/context.ts';
import { projectSteps, type RunReport, type StepName, sourceSteps } from '../../../pipeline/ports/run-store.ts';
import { runStep } from '../../../pipeline/run-step.ts';
import type { OpenWarehouse } from '../../../warehouse/open.ts';
import { loadText } from '../../config/load-text.ts';
import { type Source, sources } from './history-step.ts';
import { readerOf, type World, worldWithPeople } from './world.ts';

export type Context = PipelineContext & { readonly warehouse: OpenWarehouse };
type Config = PipelineContext['config'];

/** Configurations that a history changes between. */
export function historyConfigs(): Promise<readonly Config[]> {
  const thresholds = ['{ link: 0.95, review: 0.6 }', '{ link: 0.7, review: 0.3 }'];
  const rules = ['most_recent', '{ source_priority: [tickets, crm] }', 'unanimous, most_frequent'];
  const mappings = ['', ', city: city'];
  return Promise.all(
    thresholds.flatMap((threshold) =>
      rules.flatMap((rule) => mappings.map((mapping) => loadText(yamlOf(threshold, rule, mapping)))),
    ),
  );
}

/** How many people a history has to whom nothing happens. */
export const BYSTANDERS = 30;

/** A model for all histories, made from more customers than one history has. */
export async function modelOfHistories(warehouse: OpenWarehouse, config: Config): Promise<MatchModel> {
  const world = worldWithPeople(240);
  const [context] = await openHistory(warehouse, [config], null, world);
  await syncInProcess(context!);
  return (await warehouse.matches.model(matchingFingerprint(config)))!.model;
}

/** The pipeline of a project over these sources; every configuration has the same model. */
export async function openHistory(
  warehouse: OpenWarehouse,
  configs: readonly Config[],
  model: MatchModel | null,
  world: World,
): Promise<readonly Context[]> {
  let random = 1;
  const issueCustomerId = customerIdSource(Date.now, () => {
    random = (random * 48_271) % 0x7fffffff;
    return random % 32;
  });
  if (model !== null)
    for (const fingerprint of new Set(configs.map(matchingFingerprint)))
      await warehouse.matches.saveModel(fingerprint, model);
  return configs.map((config) => ({
    config,
    profile: profileFromConfig(config),
    warehouse,
    openSource: (source) => readerOf(world, source as string as Source),
    issueCustomerId,
    signal: new AbortController().signal,
  }));
}

/** A sync in this thread, without a queue. `before`: happens between reading and matching. `read`: false: what is known is made anew. */
export async function syncInProcess(context: Context, before = async () => {}, read = true): Promise<RunReport> {
  const { runs } = context.warehouse;
  const run = await runs.begin();
  for (const source of sources)
    for (const step of read ? sourceSteps : (['normalize'] as const))
      await runStep(context, { run, step, source: toSourceName(source) }, true);
  await before();
  for (const step of projectSteps as readonly StepName[]) await runStep(context, { run, step, source: null }, true);
  return (await runs.report(run))!;
}

/** @param mapping more fields of the tickets */
const yamlOf = (thresholds: string, rules: string, mapping: string): string => `version: 1
project: histories
sources:
  crm: ${sourceText(', city: city')}
  tickets: ${sourceText(mapping)}
matching: { thresholds: ${thresholds} }
survivorship: { default: [${rules}] }
limits: { deletions: 1 }
`;

const sourceText = (mapping: string): string => `
    connector: csv
    location: unread.csv
    key: [id]
    updated_at: { column: changed, calendar: gregorian }
    fields: { full_name: name, phone: mobile, national_id: national_id${mapping} }`;
