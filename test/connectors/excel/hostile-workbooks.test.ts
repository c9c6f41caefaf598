import { beforeAll, describe, expect, test } from '@jest/globals';
import { hostileWorkbooks } from '../../fixtures/hostile/workbooks.ts';
import type { FolderResult } from '../../support/workbooks/read-folder.child.ts';
import { withFolder } from '../../support/workbooks/read-workbook-bytes.ts';
import { runChild } from '../../support/workbooks/run-child.ts';

let result: FolderResult;

// One process reads all of them as one source: what one file does to the next, and to memory, shows.
beforeAll(async () => {
  const files: Record<string, Uint8Array> = {};
  for (const { file, bytes } of hostileWorkbooks) files[file] = await bytes();
  result = await withFolder(files, (folder) => runChild<FolderResult>('read-folder.child.ts', folder));
});

describe('hostile workbooks', () => {
  test('are many, and distinct', () => {
    expect(hostileWorkbooks.length).toBeGreaterThanOrEqual(35);
    expect(new Set(hostileWorkbooks.map(({ file }) => file)).size).toBe(hostileWorkbooks.length);
  });

  test('are read in less than 512 MB', () => {
    expect(result.peakMemory).toBeLessThan(512);
  });

  test.each(hostileWorkbooks.map((one) => [one.name, one] as const))('%s', (_, { file, expect: expected }) => {
    const { records, rejects, reports } = result.files[file]!;
    const error = reports.map((report) => report.error?.code ?? null);
    expect({ records, rejects, error }).toEqual({ ...expected, error: [expected.error] });
    expect(reports[0]!.rowsRead).toBe(records + rejects.length);
    if (expected.error !== null) expect(reports[0]!.error!.message).toMatch(/^[A-Z"].{15,}\.$/s);
  });
});
