import { readFile } from 'node:fs/promises';
import { peakMegabytes } from '../../cli/output/peak-memory.ts';
import { openOfflineProject } from '../../cli/project.ts';
import { createOnDemandMatcher } from '../../pipeline/on-demand/match-on-demand.ts';
import type { QueryValues } from './queries.ts';

/**
 * Matches values on demand, one after the other, and prints JSON: milliseconds of each, how many found somebody, memory.
 * Arguments: configuration, file with a JSON list of values. A process of its own, so that nothing is warm.
 */
const [config, file] = process.argv.slice(2) as [string, string];
const queries = JSON.parse(await readFile(file, 'utf8')) as readonly QueryValues[];
const project = await openOfflineProject(config);
const { profile } = project;
await project.withWarehouse(async ({ matchIndex: index, matches, decisions, normalized }) => {
  const { match } = createOnDemandMatcher({ index, matches, decisions, normalized, config: project.config, profile });
  const milliseconds: number[] = [];
  let found = 0;
  for (const query of queries) {
    const started = performance.now();
    const candidates = await match(query, { limit: 10 });
    milliseconds.push(performance.now() - started);
    if (candidates.length > 0) found++;
  }
  console.log(JSON.stringify({ milliseconds, found, peakRssMegabytes: peakMegabytes() }));
});
