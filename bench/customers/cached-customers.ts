import { access, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CustomerOptions } from './generate.ts';
import { writeCustomers } from './write-customers.ts';

/** Changes whenever the generator writes something else for the same options. */
const GENERATION = 1;

/** The files of synthetic customers, in the system's temporary folder; written when they are not there yet. */
export async function cachedCustomers(
  options: CustomerOptions,
): Promise<{ readonly raw: string; readonly clean: string }> {
  const folder = join(tmpdir(), 'yekta-bench-customers');
  await mkdir(folder, { recursive: true });
  const name = `${options.isPersian ? 'persian' : 'english'}-${options.records}-${options.seed}-v${GENERATION}`;
  const files = { raw: join(folder, `${name}-raw.csv`), clean: join(folder, `${name}-clean.csv`) };
  if (!(await exists(files.raw)) || !(await exists(files.clean))) await writeCustomers(options, files);
  return files;
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
