import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { YektaError } from '../../config/errors/yekta-error.ts';
import { loadConfig } from '../../config/load.ts';

/** Loads a yekta.yaml from its text. */
export function loadText(text: string, env: NodeJS.ProcessEnv = {}) {
  return loadTextWith(loadConfig, text, env);
}

export async function loadTextWith<C>(
  load: (file: string, env: NodeJS.ProcessEnv) => Promise<C>,
  text: string,
  env: NodeJS.ProcessEnv,
): Promise<C> {
  const folder = await mkdtemp(join(tmpdir(), 'yekta-config-'));
  try {
    const file = join(folder, 'yekta.yaml');
    await writeFile(file, text);
    return await load(file, env);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The error that loading a text ends with. */
export async function errorOf(text: string, env: NodeJS.ProcessEnv = {}): Promise<YektaError> {
  const outcome = await loadText(text, env).catch((error: unknown) => error);
  if (outcome instanceof YektaError) return outcome;
  throw new Error('The text was expected to be refused.', { cause: outcome });
}

/** Problems as `line: path: message`, without the file's path. */
export async function problemsOf(text: string, env: NodeJS.ProcessEnv = {}): Promise<readonly string[]> {
  const { message } = await errorOf(text, env);
  const lines = message.split('\n').slice(1);
  return lines.map((line) => line.replace(/^.*?yekta\.yaml:/, ''));
}

/** A small valid file that a test adds to. */
export const smallFile = `version: 1
project: atlas
sources:
  sales:
    connector: excel
    location: sales.xlsx
    fields:
      full_name: نام مشتری
`;
