import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { generateAtlas } from './generate.ts';
import { type RecordRef, toRecordRef } from './score-truth.ts';

/** Makes the files of the example company unless they are there; a generation that was cut off leaves nothing behind. */
export async function ensureAtlasData(folder: string): Promise<'made' | 'present'> {
  if (existsSync(join(folder, 'truth.csv'))) return 'present';
  const partial = `${folder}.part`;
  await rm(partial, { recursive: true, force: true });
  await generateAtlas({ folder: partial });
  await rm(folder, { recursive: true, force: true });
  await rename(partial, folder);
  return 'made';
}

const truthRows = z.array(z.object({ source: z.string(), key: z.string(), entity: z.string() }));

/** The truth of a generated company: the entity of every customer record. */
export async function readTruth(folder: string): Promise<ReadonlyMap<RecordRef, string>> {
  const rows = truthRows.parse(parse(await readFile(join(folder, 'truth.csv'), 'utf8'), { columns: true }));
  return new Map(rows.map(({ source, key, entity }) => [toRecordRef(source, key), entity]));
}
