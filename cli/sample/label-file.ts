import { appendFile, stat } from 'node:fs/promises';
import { YektaError } from '../../config/errors/yekta-error.ts';
import { type Label, type LabelledPair, labelColumns, readLabels } from '../evaluate/read-labels.ts';
import type { SampledPair } from './sampled-pair.ts';

/** The labels that a file holds already; none when there is no such file. */
export async function existingLabels(file: string): Promise<readonly LabelledPair[]> {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  return size === 0 ? [] : readLabels(file);
}

/**
 * Adds a label to the end of a file at once, so that none is lost when the work is broken off.
 *
 * @throws YektaError `export.failed`
 */
export async function appendLabel(file: string, { a, b }: SampledPair, label: Label): Promise<void> {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  const header = size === 0 ? `${labelColumns.join(',')}\n` : '';
  const row = [a.source, a.key, b.source, b.key, label].map(cell).join(',');
  try {
    await appendFile(file, `${header}${row}\n`, { mode: 0o600 });
  } catch (cause) {
    throw new YektaError('export.failed', `The file ${file} cannot be written.`, {
      cause,
      remedy: 'Check that the folder exists, can be written to, and has room.',
    });
  }
}

function cell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
