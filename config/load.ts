import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { findProblems } from './checks/find-problems.ts';
import { YektaError } from './errors/yekta-error.ts';
import { reportProblems } from './problems/report-problems.ts';
import { resolveConfig } from './resolve/resolve-config.ts';
import type { Config, OfflineConfig } from './schema/config.ts';
import type { SourceConfig, SourceSettings } from './schema/source-config.ts';
import { yektaFile } from './schema/yekta-file.ts';
import { accessStandIn } from './yaml/access-stand-in.ts';
import { resolveReferences } from './yaml/env-references.ts';
import { parseYamlFile } from './yaml/yaml-file.ts';

/**
 * Loads, checks and completes a yekta.yaml. Everything that is wrong is reported at once.
 *
 * @throws YektaError `config.not_found`, `config.syntax`, `config.invalid` (its cause is an AggregateError of one YektaError
 * per problem, each with its place) or `config.env_missing`.
 */
export function loadConfig(file: string, env: NodeJS.ProcessEnv = process.env): Promise<Config> {
  return load(file, env);
}

/**
 * The same for work on the warehouse alone: environment variables that only say how a source is reached (its address and
 * credentials) may be absent, and that part of the configuration is left out.
 */
export async function loadOfflineConfig(file: string, env: NodeJS.ProcessEnv = process.env): Promise<OfflineConfig> {
  const config = await load(file, env, accessStandIn);
  return { ...config, sources: config.sources.map(withoutAccess) };
}

function withoutAccess({ options: _, ...settings }: SourceConfig): SourceSettings {
  return settings;
}

async function load(
  file: string,
  env: NodeJS.ProcessEnv,
  standInAt?: Parameters<typeof resolveReferences>[2],
): Promise<Config> {
  const shown = shownPath(file);
  const yaml = parseYamlFile(await readText(file, shown), shown);
  const references = resolveReferences(yaml.value, env, standInAt);
  const parsed = yektaFile.safeParse(references.value);
  const problems = findProblems(yaml.value, references, parsed.error?.issues ?? []);
  if (problems.length > 0 || references.missing.length > 0) {
    throw reportProblems(problems, references.missing, { file: shown, lineOf: yaml.lineOf });
  }
  return resolveConfig(parsed.data!, resolve(file));
}

async function readText(file: string, shown: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new YektaError('config.not_found', 'The configuration file does not exist or cannot be read.', {
      place: { file: shown },
      remedy: 'Run `yekta init` to write one, or name another file with --config.',
      cause,
    });
  }
}

/** The path as a person in the current folder would write it. */
function shownPath(file: string): string {
  const fromHere = relative('', file);
  return fromHere.startsWith('..') ? file : fromHere;
}
