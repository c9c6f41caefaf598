import { YektaError } from '../../../config/errors/yekta-error.ts';
import type { Archive } from '../archive/archive.ts';
import { scanPart } from '../xml/scan-part.ts';
import type { XmlHandler } from '../xml/xml-scanner.ts';
import { TextTable } from './text-table.ts';

/** Most bytes of shared text that are held in memory. */
export const sharedStringsLimit = 256 * 1024 ** 2;

/**
 * Reads the texts that cells refer to by number. Runs of rich text are joined; phonetic guides are left out.
 * Escapes such as `_x000D_` are still in the texts.
 *
 * @throws YektaError `file.too_large`, and what scanning a part throws.
 */
export async function readSharedStrings(archive: Archive, part: string, signal: AbortSignal): Promise<TextTable> {
  const handler = new SharedStringsHandler();
  await scanPart(archive, part, handler, signal);
  return handler.texts;
}

class SharedStringsHandler implements XmlHandler {
  readonly texts = new TextTable();
  #text = '';
  #collecting = false;
  #phonetic = false;

  open(name: string): void {
    if (name === 'si') this.#text = '';
    else if (name === 't') this.#collecting = !this.#phonetic;
    else if (name === 'rPh') this.#phonetic = true;
  }

  text(text: string): void {
    // One character over the limit is enough to know; the rest of a huge text is not held.
    if (this.#collecting && this.#text.length <= TextTable.longestText) this.#text += text;
  }

  close(name: string): void {
    if (name === 't') this.#collecting = false;
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'si') this.#add();
  }

  #add(): void {
    this.texts.add(this.#text);
    if (this.texts.bytes <= sharedStringsLimit) return;
    throw new YektaError('file.too_large', `The texts of the workbook are over ${sharedStringsLimit} bytes.`, {
      remedy: 'Split the workbook, or save the sheet as CSV.',
    });
  }
}
