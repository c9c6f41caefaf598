import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findFiles } from '../../../connectors/files/find-files.ts';
import { manifestOfFiles } from '../../../connectors/files/manifest.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yekta-manifest-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const { signal } = new AbortController();
async function manifest(options: object = {}): Promise<string> {
  const files = await findFiles('.', { baseFolder: folder, source: 'sales', extensions: ['.csv'] });
  return (await manifestOfFiles(files, { location: ['.'], ...options }, signal)).digest;
}

test('changes with names, content and options, and with nothing else', async () => {
  await writeFile(join(folder, 'a.csv'), 'id\n1\n');
  const seen = [await manifest()];
  await writeFile(join(folder, 'a.csv'), 'id\n1\n');
  expect(await manifest({ location: ['*.csv'] })).toBe(seen[0]);
  seen.push(await manifest({ quote: 'none' }));
  await writeFile(join(folder, 'a.csv'), 'id\n2\n');
  seen.push(await manifest());
  await writeFile(join(folder, 'b.csv'), 'id\n2\n');
  seen.push(await manifest());
  await rm(join(folder, 'a.csv'));
  seen.push(await manifest());
  expect(new Set(seen).size).toBe(seen.length);
});

test('stops when it is asked to', async () => {
  const files = [{ path: join(folder, 'b.csv'), name: 'b.csv', size: 5 }];
  await expect(manifestOfFiles(files, {}, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
});
