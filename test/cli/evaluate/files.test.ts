import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readLabels } from '../../../cli/evaluate/read-labels.ts';
import { readModel } from '../../../cli/evaluate/read-model.ts';
import { readTruth } from '../../../cli/evaluate/read-truth.ts';
import { toSourceName } from '../../../matching/ids.ts';
import type { LoadedFiles } from '../../../pipeline/files/load-files.ts';
import { createRecordRefs } from '../../../pipeline/files/record-refs.ts';
import { customer } from '../../support/matching/customer-records.ts';
import { tableOf } from '../../support/matching/match-customers.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yekta-truth-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
async function written(text: string): Promise<string> {
  const file = join(folder, `${files++}.csv`);
  await writeFile(file, text);
  return file;
}

/** Records sales:1, sales:2 and accounts:1 | 7, in this order of reading. */
const loaded: LoadedFiles = (() => {
  const refs = createRecordRefs();
  const records = [
    ['sales', '1'],
    ['sales', '2'],
    ['accounts', '1 | 7'],
  ] as const;
  const table = tableOf(
    records.map(([source, key]) =>
      customer({ id: refs.add(toSourceName(source), 'rows', key)!, source, key, fields: { city: 'تهران' } }),
    ),
  );
  return { table, refs: refs.build(), sources: [] };
})();

describe('a truth file', () => {
  test('gives every row its entity; rows stand in the order of the table', async () => {
    const file = await written(
      '\uFEFFkey,entity,source\r\n1,ann,sales\r\n\r\n"1 | 7",ann,accounts\r\n99,bob,sales\r\n',
    );
    expect(await readTruth(file, loaded)).toEqual({
      entities: Int32Array.of(0, 0, -1),
      known: 2,
      distinct: 1,
      notInSources: 1,
    });
  });

  test.each([
    ['a column too many', 'source,key,entity,note\nsales,1,a,x\n', 1, 'no column "note"'],
    ['a misspelt column', 'source,key,entty\nsales,1,a\n', 1, 'did you mean "entity"'],
    ['a column too few', 'source,key\nsales,1\n', 1, 'no column "entity"'],
    ['a record twice', 'source,key,entity\nsales,1,a\nsales,2,a\nsales,1,b\n', 4, 'on line 2 already'],
    ['an empty cell', 'source,key,entity\nsales,,a\n', 2, '"key" is empty'],
    ['a ragged row', 'source,key,entity\nsales,1,a\nsales,2\n', 3, 'does not have 3 cells'],
    ['a quote that is not closed', 'source,key,entity\nsales,"1,a\n', null, 'quotes'],
  ])('with %s is refused, with the line', async (_, text, line, said) => {
    const error = await readTruth(await written(text), loaded).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: 'truth.invalid', message: expect.stringContaining(said) });
    if (line !== null) expect(error).toMatchObject({ place: { line } });
  });

  test('that is empty or not there is refused', async () => {
    await expect(readTruth(await written(''), loaded)).rejects.toMatchObject({ code: 'truth.invalid' });
    await expect(readTruth(join(folder, 'none.csv'), loaded)).rejects.toMatchObject({ code: 'truth.invalid' });
  });
});

test('labels are same, different or unsure', async () => {
  const header = 'a_source,a_key,b_source,b_key,label\n';
  expect(await readLabels(await written(`${header}sales,1,accounts,1 | 7,same\n`))).toEqual([
    { a: { source: 'sales', key: '1' }, b: { source: 'accounts', key: '1 | 7' }, label: 'same' },
  ]);
  await expect(readLabels(await written(`${header}sales,1,sales,2,maybe\n`))).rejects.toMatchObject({
    code: 'truth.invalid',
    place: { line: 2, column: 'label' },
  });
});

test('what is no model is refused', async () => {
  await expect(readModel(await written('{"version": 1}'))).rejects.toMatchObject({ code: 'cli.usage' });
  await expect(readModel(await written('x'))).rejects.toMatchObject({ code: 'cli.usage' });
});
