import type { Command } from 'commander';
import { formatError, YektaError } from '../../config/errors/yekta-error.ts';
import type { SourceConfig } from '../../config/schema/source-config.ts';
import { toSourceName } from '../../matching/ids.ts';
import { requiredColumns } from '../../pipeline/extract/required-columns.ts';
import type { SourceReader } from '../../pipeline/ports/source-reader.ts';
import { toStoredError } from '../../pipeline/stored-error.ts';
import { exitCodes } from '../exit-codes.ts';
import { withInterrupt } from '../interrupt.ts';
import type { Console } from '../output/console.ts';
import { countOf } from '../output/numbers.ts';
import { openProject } from '../project.ts';
import { configOption, type GlobalOptions, jsonOption } from './options.ts';

export function addCheckCommand(program: Command, out: Console): void {
  program
    .command('check')
    .description('Validate the configuration and reach every source, without writing anything.')
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  $ yekta check
  $ yekta check -c shop/yekta.yaml --json`,
    )
    .action(async ({ config, json }: GlobalOptions) => {
      const project = await openProject(config);
      const findings = await withInterrupt(out, (signal) =>
        Promise.all(
          project.config.sources.map((source) =>
            checkSource(source, project.openSource(toSourceName(source.name)), signal),
          ),
        ),
      );
      if (json) out.printJson({ ok: findings.every(({ ok }) => ok), sources: findings });
      else {
        out.print(`${config}: valid`);
        for (const finding of findings) for (const line of findingLines(finding)) out.print(line);
      }
      process.exitCode = findings.every(({ ok }) => ok) ? exitCodes.ok : exitCodes.failed;
    });
}

interface Finding {
  readonly source: string;
  readonly ok: boolean;
  readonly error: string | null;
  readonly streams: readonly { readonly name: string; readonly place: string; readonly columns: number }[];
  readonly notes: readonly string[];
}

async function checkSource(source: SourceConfig, reader: SourceReader, signal: AbortSignal): Promise<Finding> {
  try {
    const probes = await reader.probe(signal);
    const columns = new Set(probes.flatMap((probe) => probe.columns.map(({ name }) => name)));
    const missing = reader.mode === 'snapshot' ? requiredColumns(source).filter((column) => !columns.has(column)) : [];
    return {
      source: source.name,
      ok: missing.length === 0,
      error:
        missing.length === 0
          ? null
          : `source.column_missing: no column ${missing.map((column) => `"${column}"`).join(', ')}; there are ${[...columns].map((column) => `"${column}"`).join(', ')}`,
      streams: probes.map((probe) => ({ name: probe.stream, place: probe.place, columns: probe.columns.length })),
      notes: probes.flatMap(({ notes }) => notes),
    };
  } catch (error) {
    const stored = toStoredError(error);
    const said = error instanceof YektaError ? formatError(error) : `${stored.code}: ${stored.message}`;
    return { source: source.name, ok: false, error: said, streams: [], notes: [] };
  }
}

function findingLines({ source, ok, error, streams, notes }: Finding): readonly string[] {
  return [
    `${ok ? 'ok  ' : 'FAIL'} ${source}${error === null ? '' : `: ${error}`}`,
    ...streams.map(({ name, place, columns }) => `     ${name}: ${place}, ${countOf(columns, 'column')}`),
    ...notes.map((note) => `     note: ${note}`),
  ];
}
