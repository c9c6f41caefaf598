import { readFile } from 'node:fs/promises';
import { peakMegabytes } from '../../cli/output/peak-memory.ts';
import { crewOfThreads } from '../../jobs/match-threads/crew-of-threads.ts';
import type { RulesOfRows } from '../../matching/match-options.ts';
import { matchTable } from '../../matching/match-table.ts';
import { tableFromDelimited } from '../../matching/table/delimited/table-from-delimited.ts';
import { trainModel } from '../../matching/training/train-model.ts';
import { createStageClock } from '../../pipeline/files/stage-clock.ts';
import { customerFields } from './customer-fields.ts';
import { measureAccuracy } from './measure-accuracy.ts';
import { matchOptions, type PlanName } from './plans.ts';

/**
 * Matches a file of cleaned customers from its bytes to clusters and prints JSON: seconds per stage, candidate
 * pairs, memory, accuracy. Arguments: file, plan, threads. A process of its own, so that nothing is warm and all memory is its.
 */
const [file, plan, threads] = process.argv.slice(2) as [string, PlanName, string];
const options = matchOptions(plan);
const { profile, spec } = customerFields();

const clock = createStageClock(() => performance.now());
clock.begin('load');
const crew = crewOfThreads(profile, {
  helpers: Number(threads) - 1,
  // A run with fewer threads than it was asked for measures nothing.
  onTrouble: (code) => {
    throw new Error(`A thread does not help: ${code}.`);
  },
});
const text = await readFile(file);
const table = tableFromDelimited(text, spec);
clock.begin('train');
const model = trainModel(table, profile, options, crew);
let rulesOf: RulesOfRows = () => [];
const told = {
  ...options,
  onStage: clock.begin,
  onBlocked: (rules: RulesOfRows) => {
    rulesOf = rules;
  },
};
const result = matchTable(table, profile, model, told, crew);
clock.end();
crew.leave();
const peakRssMegabytes = peakMegabytes();

const seconds = clock.seconds();
const total = Object.values(seconds).reduce((sum, each) => sum + each, 0);
console.log(
  JSON.stringify({
    seconds: { ...seconds, total },
    candidatePairs: result.statistics.candidatePairs,
    peakRssMegabytes,
    ...measureAccuracy({ text, table, result, rulesOf, link: options.thresholds.link }),
  }),
);
