import type { SourceReader } from '../pipeline/ports/source-reader.ts';

/** What a connector gets to open a source. */
export interface OpenContext {
  /** Folder that relative locations start from: the one that holds yekta.yaml. */
  readonly baseFolder: string;
  /** Name of the source, for error places. */
  readonly source: string;
}

/** One kind of source. `options` are the connector's own, already validated by config/. Opening does no I/O. */
export interface Connector<Options> {
  readonly name: string;
  readonly open: (options: Options, context: OpenContext) => SourceReader;
}
