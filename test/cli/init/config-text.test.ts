import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { configText } from '../../../cli/init/config-text.ts';
import { proposeSource, type SourceProposal } from '../../../cli/init/propose-source.ts';
import { loadConfig } from '../../../config/load.ts';
import type { Config } from '../../../config/schema/config.ts';
import { probeFile } from '../../../connectors/probe-file.ts';
import { generateAtlas } from '../../../examples/atlas/generate.ts';
import { canonicalText } from '../../../matching/text/canonical-text.ts';
import { loadText } from '../../config/load-text.ts';

let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'yekta-init-'));
  await generateAtlas({ folder: data, rows: { sales: 120, accounting: 120, users: 5, organizations: 2, tickets: 2 } });
});
afterAll(() => rm(data, { recursive: true }));

async function proposeAtlas(): Promise<readonly SourceProposal[]> {
  const { signal } = new AbortController();
  const sources = ['sales.xlsx', 'accounting.csv'].map(async (file) => {
    const name = file.split('.')[0]!;
    return proposeSource(name, file, await probeFile(file, { baseFolder: data, source: name as never }, signal), 'IR');
  });
  return Promise.all(sources);
}

const textOf = (sources: readonly SourceProposal[]) =>
  configText({ project: 'atlas', locale: 'fa-IR', country: 'IR', sources });

/** What a configuration takes from the files of two sources, in a form that ignores the order of fields and letter variants. */
function mappingOf({ sources }: Config) {
  return sources.slice(0, 2).map(({ name, connector, streams: [stream] }) => ({
    name,
    connector,
    key: stream!.key.map(canonicalText),
    updatedAt: stream!.updatedAt && {
      column: canonicalText(stream!.updatedAt.column),
      calendar: stream!.updatedAt.calendar,
    },
    fields: Object.fromEntries(
      stream!.fields.map(({ target, columns, calendar, currency }) => [
        target,
        { columns: columns.map(canonicalText).toSorted(), calendar, currency },
      ]),
    ),
  }));
}

describe('the file that init writes for the example company', () => {
  const example = () =>
    loadConfig(join(import.meta.dirname, '../../../examples/atlas/yekta.yaml'), {
      YEKTA_ATLAS_ZENDESK_URL: 'https://atlas.example',
      YEKTA_ATLAS_ZENDESK_EMAIL: 'a',
      YEKTA_ATLAS_ZENDESK_TOKEN: 'b',
    });

  test('loads as it is and maps what the example maps, but for amounts', async () => {
    const written = await loadText(textOf(await proposeAtlas()));
    const expected = mappingOf(await example());
    for (const { fields } of expected) {
      delete fields.purchases;
      delete fields.balance;
    }
    expect(mappingOf(written)).toEqual(expected);
    expect(written).toMatchObject({ locale: 'fa-IR', country: 'IR', currency: 'IRR', timeZone: 'Asia/Tehran' });
  });

  test('maps the amounts as well when their lines are uncommented', async () => {
    const text = textOf(await proposeAtlas()).replace(
      /^(\s*)# (?=purchases|balance|customer:| {2}fields:| {4}\w+: \{ type)/gm,
      '$1',
    );
    const config = await loadText(text.replace(/^( {6})# average_order.*\n/m, ''));
    const [sales, accounting] = mappingOf(config);
    expect(mappingOf(config)).toEqual(mappingOf(await example()));
    expect(sales!.fields.purchases).toMatchObject({ currency: 'IRT' });
    expect(accounting!.fields.balance).toMatchObject({ currency: 'IRR' });
    expect(config.profile.fields.find(({ name }) => name === 'purchases')).toMatchObject({ type: 'amount' });
  });

  test('says why, for every guess and every column that it leaves out', async () => {
    const lines = textOf(await proposeAtlas()).split('\n');
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {6}phone: \[موبایل, تلفن ثابت\] # by their headers; \d+ of \d+ samples are valid$/),
    );
    expect(lines).toContain('      # not used: کارشناس فروش (neither header nor values tell)');
    expect(lines.filter((line) => / {6}\w+: /.test(line)).every((line) => line.includes(' # by '))).toBe(true);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(160);
  });
});

test('any header and any file name make a file that loads and maps exactly these columns', async () => {
  const name = fc
    .string({ unit: 'grapheme-composite', minLength: 1, maxLength: 12 })
    .filter((text) => text.trim() !== '');
  const header = fc.oneof(
    name,
    fc.constantFrom('a: b', '- x', '# نام', '[نام]', '{x}', "'", '"', 'نام\nخانوادگی', 'yes', '12', '~', ' x '),
  );
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(header, { minLength: 1, maxLength: 5 }), name, async (headers, location) => {
      const phones = ['09121234567', '09351112233', '09191112233', '09361231234', '09125556677'];
      const columns = headers.map((each) => ({ name: each, samples: phones }));
      const source = proposeSource('s', location, { stream: 'rows', place: '', columns, notes: [location] }, 'IR');
      const { sources } = await loadText(textOf([source]));
      expect(sources[0]!.options).toMatchObject({ location: [location] });
      expect(sources[0]!.streams[0]!.fields.map(({ target, columns: mapped }) => [target, mapped])).toEqual(
        source.fields.map(({ field, columns: mapped }) => [field, mapped.map(({ column }) => column)]),
      );
    }),
    { numRuns: 200 },
  );
});
