import type { Archive } from '../archive/archive.ts';
import { attribute } from '../xml/attribute.ts';
import { scanElements } from '../xml/scan-part.ts';
import type { NumberFormat } from './number-format.ts';
import { builtinFormat, toNumberFormat } from './number-format.ts';

/** Number formats by cell style: the index is the `s` of a cell. */
export async function readStyles(
  archive: Archive,
  part: string,
  signal: AbortSignal,
): Promise<readonly NumberFormat[]> {
  const custom = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let inCellFormats = false;
  const open = (name: string, attributes: string): void => {
    if (name === 'numFmt') {
      custom.set(Number(attribute(attributes, 'numFmtId')), toNumberFormat(attribute(attributes, 'formatCode') ?? ''));
    } else if (name === 'cellXfs' || name === 'cellStyleXfs' || name === 'cellStyles') {
      inCellFormats = name === 'cellXfs';
    } else if (name === 'xf' && inCellFormats) {
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      formats.push(custom.get(id) ?? builtinFormat(id));
    }
  };
  await scanElements(archive, part, open, signal);
  return formats;
}
