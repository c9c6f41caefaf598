import { join } from 'node:path';
import iconv from 'iconv-lite';
import { FileWriter } from '../file-writer.ts';
import { toArabicLetters, toLatinDigits } from '../noise/persian-text.ts';
import { seededRandom } from '../random.ts';
import type { TruthWriter } from '../truth-writer.ts';
import type { Party } from '../world/party.ts';
import type { Registration } from '../world/register.ts';
import { accountingHeaders, accountingRow } from './accounting-row.ts';

const firstCode = 110001;

/**
 * Writes `accounting.csv` as an old accounting program exports it: windows-1256 (which has no Persian ی and no Persian digits),
 * semicolons, CRLF. A few rows appear twice, and a few hold a semicolon too many.
 */
export async function writeAccountingExport(
  folder: string,
  seed: string,
  registrations: readonly Registration<Party>[],
  truth: TruthWriter,
): Promise<void> {
  const file = new FileWriter(join(folder, 'accounting.csv'));
  await file.write(encode(accountingHeaders));
  for (const [index, registration] of registrations.entries()) {
    const code = String(firstCode + index);
    const row = accountingRow(registration, code, seededRandom(`${seed}/accounting/${index}`));
    await file.write(encode(index % 700 === 350 ? [...row, 'بایگانی'] : row));
    if (index % 600 === 300) await file.write(encode(row));
    await truth.add('accounting', code, registration.party);
  }
  await file.close();
}

const encode = (cells: readonly string[]): Buffer =>
  iconv.encode(`${cells.map((cell) => toLegacyText(cell)).join(';')}\r\n`, 'windows-1256');

const toLegacyText = (text: string): string => toLatinDigits(toArabicLetters(text)).replaceAll(';', ' ');
