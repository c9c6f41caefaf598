import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { textTable } from '../../cli/output/text-table.ts';
import { packageRoot } from '../../examples/package-root.ts';
import { cachedCustomers } from '../customers/cached-customers.ts';
import { type MeasuredMatch, measuredMatch, medianMatch, runYekta } from '../matching/measured-match.ts';
import { handWrittenRules } from '../matching/plans.ts';
import { runJson } from '../run-json.ts';
import { comparisonRows } from './comparison-rows.ts';
import { findPython } from './find-python.ts';

const rulesSchema = z.enum(['tight', 'loose']);
type Rules = z.infer<typeof rulesSchema>;

/** Both programs on the same data with the same blocking rules. */
export interface Comparison {
  readonly records: number;
  readonly rules: Rules;
  /** Medians of the runs. */
  readonly splink: MeasuredMatch;
  readonly yekta: MeasuredMatch;
}

/**
 * Splink and Yekta side by side. Arguments: `--records` sizes (default 100000,1000000), `--rules` tight, loose or both
 * (default), `--runs` of each (default 3), `--threads` of both (default 2), `--seed` of the customers (default 1), `--json`.
 */
export async function splink(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      records: { type: 'string', default: '100000,1000000' },
      rules: { type: 'string', default: 'tight,loose' },
      runs: { type: 'string', default: '3' },
      threads: { type: 'string', default: '2' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  });
  const python = await findPython();
  if (python === null) {
    console.log('Skipped: no Python with splink. `pip install splink`, and name the Python in YEKTA_BENCH_PYTHON.');
    return;
  }
  const threads = Number(values.threads);
  const comparisons: Comparison[] = [];
  for (const records of values.records.split(',').map(Number)) {
    const { clean } = await cachedCustomers({ records, seed: Number(values.seed), isPersian: false });
    for (const rules of values.rules.split(',').map((name) => rulesSchema.parse(name))) {
      const comparison = { records, rules, ...(await compare(python, clean, rules, Number(values.runs), threads)) };
      comparisons.push(comparison);
      if (!values.json) for (const line of report(comparison)) console.log(line);
    }
  }
  if (values.json) console.log(JSON.stringify({ cores: availableParallelism(), threads, comparisons }, null, 2));
}

/** Runs that take turns, so that a change of the machine's mood meets both. */
async function compare(
  python: string,
  file: string,
  rules: Rules,
  runs: number,
  threads: number,
): Promise<Pick<Comparison, 'splink' | 'yekta'>> {
  const script = join(packageRoot, 'bench/splink/run_splink.py');
  const splinkRuns: MeasuredMatch[] = [];
  const yektaRuns: MeasuredMatch[] = [];
  for (let turn = 0; turn < runs; turn++) {
    const splinkArgs = [script, file, JSON.stringify(handWrittenRules[rules]), String(threads)];
    splinkRuns.push(measuredMatch.parse(await runJson(python, splinkArgs)));
    yektaRuns.push(await runYekta(file, rules, threads));
  }
  return { splink: medianMatch(splinkRuns), yekta: medianMatch(yektaRuns) };
}

function report(comparison: Comparison): readonly string[] {
  const { records, rules } = comparison;
  const columns = ['Splink', 'Yekta', 'ratio'].map((title) => ({ title, align: 'right' as const }));
  return [
    '',
    ...textTable([{ title: `${records} records, rules ${rules}` }, ...columns], comparisonRows(comparison)),
    ...difference(comparison),
  ];
}

function difference({ splink, yekta }: Comparison): readonly string[] {
  if (splink.candidatePairs === yekta.candidatePairs) return [];
  return ['Pairs differ: Yekta leaves out values that so many records share that they tell nothing.'];
}
