import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { packageRoot } from '../../examples/package-root.ts';

/** The configuration of the example company with its two file sources only, whose files are in another folder. */
export async function atlasFileSources(dataFolder: string): Promise<string> {
  const text = await readFile(join(packageRoot, 'examples/atlas/yekta.yaml'), 'utf8');
  const document = parseDocument(text);
  document.deleteIn(['sources', 'support']);
  // Its rules name the source that is left out; the standard rules take their place.
  document.delete('survivorship');
  document.setIn(['sources', 'sales', 'location'], `${dataFolder}/sales.xlsx`);
  document.setIn(['sources', 'accounting', 'location'], `${dataFolder}/accounting.csv`);
  return document.toString();
}
