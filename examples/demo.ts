import { cp, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { exitCodeOfRun } from '../cli/exit-codes.ts';
import { processConsole } from '../cli/output/console.ts';
import { formatCount } from '../cli/output/numbers.ts';
import { runReportLines } from '../cli/output/run-report.ts';
import { openProject } from '../cli/project.ts';
import { runMain } from '../cli/run-main.ts';
import { syncProject } from '../cli/sync-project.ts';
import type { Warehouse } from '../pipeline/ports/warehouse.ts';
import { ensureAtlasData, readTruth } from './atlas/atlas-data.ts';
import { scoreClusters, toRecordRef } from './atlas/score-truth.ts';
import { packageRoot } from './package-root.ts';
import { startZendeskServer } from './zendesk-server/server.ts';

const home = join(packageRoot, 'examples', 'atlas');

/**
 * `npm run demo`: the example company from its three sources to golden customers, and how right they are. It lives in
 * examples/atlas/ unless another folder is given.
 */
async function demo(company = home): Promise<number> {
  const out = processConsole;
  const data = join(company, 'data');
  if (company !== home) await cp(join(home, 'yekta.yaml'), join(company, 'yekta.yaml'));
  const made = await ensureAtlasData(data);
  out.print('Yekta demo: Atlas Trading, an invented company that keeps its customers in three places');
  out.print(`  sales       examples/atlas/data/sales.xlsx       workbook, Persian, Jalali dates, lost zeros`);
  out.print(`  accounting  examples/atlas/data/accounting.csv   windows-1256 export, other column names, rial`);
  out.print(`  support     a local example server with a Zendesk-shaped API: Latin names, every phone notation`);
  if (made === 'made') out.print('(the files were just generated, from a fixed seed)');
  out.print();

  const credentials = { email: 'demo@atlas.example', token: 'demo-token' };
  const account = JSON.parse(await readFile(join(data, 'zendesk.json'), 'utf8'));
  const server = await startZendeskServer({ data: account, credentials });
  process.env.YEKTA_ATLAS_ZENDESK_URL = server.url;
  process.env.YEKTA_ATLAS_ZENDESK_EMAIL = credentials.email;
  process.env.YEKTA_ATLAS_ZENDESK_TOKEN = credentials.token;
  try {
    const project = await openProject(join(company, 'yekta.yaml'));
    return await syncProject(project, out, async ({ report, totals, warehouse }) => {
      out.print();
      for (const line of runReportLines(report, totals, project.profile)) out.print(line);
      if (report.status === 'succeeded') for (const line of await truthLines(warehouse, data)) out.print(line);
      return exitCodeOfRun(report.status);
    });
  } finally {
    await server.close();
  }
}

/** How right the published customers are, against the truth that the generator kept. */
async function truthLines({ customers }: Warehouse, data: string): Promise<readonly string[]> {
  const clusters: string[][] = [];
  for await (const batch of customers.all()) {
    clusters.push(...batch.map(({ members }) => members.map(({ source, key }) => toRecordRef(source, key))));
  }
  const { truePairs, foundPairs, correctPairs, precision, recall } = scoreClusters(await readTruth(data), clusters);
  return [
    `Against the truth: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)} ` +
      `(${formatCount(correctPairs)} of ${formatCount(foundPairs)} joined pairs are right, of ${formatCount(truePairs)} true ones)`,
    '',
    'Look around:',
    '  npm run yekta -- status -c examples/atlas/yekta.yaml',
    '  npm run yekta -- show   -c examples/atlas/yekta.yaml sales:10020',
    '  npm run yekta -- export -c examples/atlas/yekta.yaml customers.xlsx',
  ];
}

const [folder] = process.argv.slice(2);
process.exitCode = await runMain(() => demo(folder === undefined ? home : resolve(folder)), processConsole);
