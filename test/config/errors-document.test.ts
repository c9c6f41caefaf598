import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { errorCodes } from '../../config/errors/error-codes.ts';

interface Row {
  readonly code: string;
  readonly meaning: string;
  readonly disposition: string;
  readonly remedy: string;
}

const document = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
const rows: readonly Row[] = [...document.matchAll(/^\| `([^`]+)` +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)].map(
  ([, code, meaning, disposition, remedy]) => ({
    code: code!,
    meaning: meaning!,
    disposition: disposition!,
    remedy: remedy!,
  }),
);

test('docs/errors.md has every code of the registry once, and no other', () => {
  expect(rows.map(({ code }) => code).sort()).toEqual(Object.keys(errorCodes).sort());
});

test.each(Object.entries(errorCodes))('%s is documented as the registry has it', (code, info) => {
  expect(rows.find((row) => row.code === code)).toMatchObject({
    meaning: info.meaning,
    disposition: info.disposition,
    remedy: expect.stringMatching(/\S\.$/),
  });
});
