import type { SourceConfig } from '../config/schema/source-config.ts';
import type { SourceReader } from '../pipeline/ports/source-reader.ts';
import { csvConnector } from './csv/connector.ts';
import { excelConnector } from './excel/connector.ts';
import type { OpenContext } from './source.ts';
import { zendeskConnector } from './zendesk/connector.ts';

/**
 * The reader of a configured source. Does no I/O.
 *
 * @throws YektaError `config.invalid` when an option cannot be used.
 */
export function openSource(source: SourceConfig, context: OpenContext): SourceReader {
  switch (source.connector) {
    case 'excel':
      return excelConnector.open(source.options, context);
    case 'csv':
      return csvConnector.open(source.options, context);
    case 'zendesk':
      return zendeskConnector.open(source.options, context);
    default:
      return source satisfies never;
  }
}
