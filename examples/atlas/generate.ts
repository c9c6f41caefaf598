import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AtlasOptions } from './options.ts';
import { atlasRows } from './options.ts';
import { writeAccountingExport } from './sources/accounting-export.ts';
import { writeSalesWorkbook } from './sources/sales-workbook.ts';
import { writeZendeskAccount } from './sources/zendesk-account.ts';
import { TruthWriter } from './truth-writer.ts';
import { drawMarket } from './world/market.ts';

/**
 * Writes the example company into `folder`: `sales.xlsx`, `accounting.csv`, `zendesk.json`, and the truth about them in
 * `truth.csv` (`source,key,entity`). Depends on the seed and the row counts alone; every run gives the same content.
 */
export async function generateAtlas({ folder, seed = 'atlas', rows }: AtlasOptions): Promise<void> {
  await mkdir(folder, { recursive: true });
  const counts = { ...atlasRows, ...rows };
  const market = drawMarket(seed, counts);
  const truth = new TruthWriter(join(folder, 'truth.csv'));
  await writeSalesWorkbook(folder, seed, market.sales, truth);
  await writeAccountingExport(folder, seed, market.accounting, truth);
  await writeZendeskAccount(folder, seed, market, counts.tickets, truth);
  await truth.close();
}
