import { describe, expect, test } from '@jest/globals';
import { goodValues } from '../../fixtures/hostile/texts/hostile-text.ts';
import { hostileTexts } from '../../fixtures/hostile/texts.ts';
import { readText } from './read-text.ts';

describe('hostile text files', () => {
  test('are many, each with a name of its own', () => {
    expect(hostileTexts.length).toBeGreaterThanOrEqual(60);
    expect(new Set(hostileTexts.map((text) => text.name)).size).toBe(hostileTexts.length);
    expect(new Set(hostileTexts.map((text) => text.file)).size).toBe(hostileTexts.length);
  });

  test.each(hostileTexts.map((text) => [text.name, text] as const))('%s', async (_, text) => {
    const { records, rejects, files } = await readText({ [text.file]: await text.bytes() });
    expect(files).toHaveLength(1);
    expect(files[0]?.error?.code ?? null).toBe(text.expect.error);
    expect(rejects.map((reject) => reject.code)).toEqual(text.expect.rejects);
    expect(rejects.map((reject) => reject.place.row)).toEqual(text.rejectLines);
    expect(records).toHaveLength(text.expect.records);
    expect(files[0]?.rowsRead).toBe(records.length + rejects.length);
    // Compared as text, all at once: some of the files have tens of thousands of rows.
    const came = new Set(records.map((record) => JSON.stringify(record.values)));
    expect(text.goodRows.filter((id) => !came.has(JSON.stringify(goodValues(id))))).toEqual([]);
  });
});
