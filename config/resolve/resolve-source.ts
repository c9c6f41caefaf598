import { defaults } from '../defaults.ts';
import { parseSeconds } from '../schema/scalars.ts';
import type { SourceConfig, SourceSettings } from '../schema/source-config.ts';
import type { CsvSourceInput, ExcelSourceInput, SourceInput, ZendeskSourceInput } from '../schema/source-schema.ts';
import { resolveRowsStream, resolveZendeskStreams } from './resolve-streams.ts';

/** What a source inherits from the project. */
export interface ProjectSettings {
  readonly locale: string;
  readonly country: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly maxFileBytes: number;
}

export function resolveSource(name: string, input: SourceInput, project: ProjectSettings): SourceConfig {
  const region = { country: input.country ?? project.country, currency: input.currency ?? project.currency };
  const settings: Omit<SourceSettings, 'connector' | 'streams'> = {
    name,
    locale: input.locale ?? project.locale,
    timeZone: input.time_zone ?? project.timeZone,
    duplicateFree: input.duplicate_free ?? defaults.duplicate_free,
  };
  switch (input.connector) {
    case 'excel':
      return {
        ...settings,
        connector: 'excel',
        streams: resolveRowsStream(input, region),
        options: excelOptions(input, project),
      };
    case 'csv':
      return {
        ...settings,
        connector: 'csv',
        streams: resolveRowsStream(input, region),
        options: csvOptions(input, project),
      };
    case 'zendesk': {
      const streams = resolveZendeskStreams(input, region);
      return { ...settings, connector: 'zendesk', streams, options: zendeskOptions(input, streams) };
    }
    default:
      return input satisfies never;
  }
}

type OptionsOf<Name extends SourceConfig['connector']> = Extract<SourceConfig, { connector: Name }>['options'];

function excelOptions(input: ExcelSourceInput, { maxFileBytes }: ProjectSettings): OptionsOf<'excel'> {
  return {
    location: locations(input.location),
    sheet: input.sheet ?? defaults.excel.sheet,
    ...(input.header_row === undefined ? {} : { headerRow: input.header_row }),
    includeHiddenRows: input.include_hidden_rows ?? defaults.excel.include_hidden_rows,
    maxFileBytes,
  };
}

function csvOptions(input: CsvSourceInput, { maxFileBytes }: ProjectSettings): OptionsOf<'csv'> {
  return {
    location: locations(input.location),
    encoding: input.encoding ?? defaults.csv.encoding,
    delimiter: input.delimiter ?? defaults.csv.delimiter,
    quote: input.quote ?? defaults.csv.quote,
    ...(input.header_row === undefined ? {} : { headerRow: input.header_row }),
    ...(input.columns === undefined ? {} : { columns: input.columns }),
    maxFileBytes,
  };
}

function zendeskOptions(
  input: ZendeskSourceInput,
  streams: ReturnType<typeof resolveZendeskStreams>,
): OptionsOf<'zendesk'> {
  return {
    url: input.url.replace(/\/+$/, ''),
    credentials: input.credentials,
    pageSize: input.page_size ?? defaults.zendesk.page_size,
    ...(input.start === undefined ? {} : { start: input.start }),
    streams: streams.map((stream) => stream.name),
    overlapSeconds: parseSeconds(input.overlap ?? defaults.zendesk.overlap)!,
    roles: input.roles ?? defaults.zendesk.roles,
  };
}

function locations(location: string | readonly string[]): readonly string[] {
  return typeof location === 'string' ? [location] : location;
}
