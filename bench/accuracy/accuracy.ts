import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { textTable } from '../../cli/output/text-table.ts';
import { runModule } from '../run-json.ts';
import { accuracyRow, accuracyTitles, type MeasuredSet, measuredSet } from './measured-set.ts';

/**
 * Accuracy on labelled sets that are not part of the repository: every folder of `--data DIR` that holds a `yekta.yaml` and a
 * `truth.csv` (source, key, entity), through `yekta evaluate` in a process of its own. `--only` takes names of sets, `--json`
 * prints JSON.
 */
export async function accuracy(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, only: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  if (values.data === undefined) {
    console.log('Usage: npm run bench -- accuracy --data DIR [--only NAME,NAME] [--json]');
    process.exitCode = 2;
    return;
  }
  const folder = resolve(values.data);
  const only = values.only?.split(',');
  const names = (await readdir(folder)).filter((name) => isSet(join(folder, name)) && (only?.includes(name) ?? true));
  if (names.length === 0) {
    console.log(`Skipped: no folder in ${folder} holds a yekta.yaml and a truth.csv.`);
    return;
  }
  const sets: MeasuredSet[] = [];
  for (const name of names.sort()) {
    sets.push(await measure(name, join(folder, name)));
    if (!values.json) console.log(`${name}: cluster F1 ${sets.at(-1)!.cluster.f1.toFixed(4)}`);
  }
  if (values.json) console.log(JSON.stringify(sets, null, 2));
  else for (const line of ['', ...textTable(accuracyTitles, sets.map(accuracyRow))]) console.log(line);
}

function isSet(folder: string): boolean {
  return existsSync(join(folder, 'yekta.yaml')) && existsSync(join(folder, 'truth.csv'));
}

async function measure(name: string, folder: string): Promise<MeasuredSet> {
  const args = ['evaluate', join(folder, 'yekta.yaml'), '--truth', join(folder, 'truth.csv'), '--json'];
  return measuredSet(name, await runModule('../../cli/main', import.meta.url, args));
}
