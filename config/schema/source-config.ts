import type { Calendar, DateOrder, Encoding, PartyKind, ZendeskRole, ZendeskStream } from '../vocabulary.ts';

/** A configured source: what is common to all connectors, and the connector's own options. */
export type SourceConfig = ExcelSourceConfig | CsvSourceConfig | ZendeskSourceConfig;

export interface ExcelSourceConfig extends SourceSettings {
  readonly connector: 'excel';
  readonly options: ExcelOptions;
}
export interface CsvSourceConfig extends SourceSettings {
  readonly connector: 'csv';
  readonly options: CsvOptions;
}
export interface ZendeskSourceConfig extends SourceSettings {
  readonly connector: 'zendesk';
  readonly options: ZendeskOptions;
}

export interface SourceSettings {
  readonly name: string;
  readonly connector: 'excel' | 'csv' | 'zendesk';
  readonly locale: string;
  readonly timeZone: string;
  /** True when the source promises no duplicates inside itself. */
  readonly duplicateFree: boolean;
  /** One entry per stream that the connector yields; file connectors have the single stream `rows`. */
  readonly streams: readonly StreamConfig[];
}

/** How the records of one stream become customer fields. */
export interface StreamConfig {
  readonly name: string;
  /** Columns that identify a row within the source. Empty: the source's own key, else the content is the key. */
  readonly key: readonly string[];
  /** Column with the source's own update time. */
  readonly updatedAt: DateColumn | null;
  /** Every record of the stream is of this kind; `null`: the names tell. */
  readonly kind: PartyKind | null;
  /** Empty: records are kept as facts and become no customers. At most one entry per target. */
  readonly fields: readonly FieldMapping[];
}

export interface DateColumn {
  readonly column: string;
  /** `null`: decided from the whole column. */
  readonly calendar: Calendar | null;
  readonly dateOrder: DateOrder | null;
}

/** Where one customer field comes from, with everything that its cleaning needs. */
export interface FieldMapping {
  /** A field of the profile, or `party_name`. */
  readonly target: string;
  /**
   * Columns in order. A list field takes values from each; any other field joins the non-empty cells with a space.
   * Empty when `constant` is set.
   */
  readonly columns: readonly string[];
  /** The same value for every record instead of a column. */
  readonly constant: string | null;
  /** `null`: decided from the whole column, never per cell. */
  readonly calendar: Calendar | null;
  readonly dateOrder: DateOrder | null;
  /** ISO 3166 alpha-2: default region of phones and identifiers. */
  readonly country: string;
  /** Unit of amounts: ISO 4217, or `IRT` for toman. */
  readonly currency: string;
}

export interface ExcelOptions {
  /** Files, folders or globs, relative to the base folder. Never empty. */
  readonly location: readonly string[];
  /** Sheet by name, by 1-based index, or `all`. */
  readonly sheet: string | number | 'all';
  /** 1-based row of the header; found automatically when absent. */
  readonly headerRow?: number;
  readonly includeHiddenRows: boolean;
  /** Larger files are refused; in bytes. */
  readonly maxFileBytes: number;
}

export interface CsvOptions {
  /** Files, folders or globs, relative to the base folder. Never empty. */
  readonly location: readonly string[];
  readonly encoding: Encoding;
  /** The text between cells, or `auto`. */
  readonly delimiter: string;
  /** One visible ASCII character, `auto`, or `none`. */
  readonly quote: string;
  /** 1-based line of the header; found automatically when absent. */
  readonly headerRow?: number;
  /** Column names of files without a header; with `headerRow`, they replace the names in that row. */
  readonly columns?: readonly string[];
  /** Larger files are refused; in bytes. */
  readonly maxFileBytes: number;
}

export interface ZendeskOptions {
  /** Base address without a trailing slash, such as `https://example.zendesk.com`. */
  readonly url: string;
  readonly credentials: { readonly email: string; readonly token: string };
  /** Objects per page, 100..1000. */
  readonly pageSize: number;
  /** ISO 8601 date from which the first read starts; absent: everything. */
  readonly start?: string;
  /** How far before its last position a sync reads again, for changes that became visible late. */
  readonly overlapSeconds: number;
  /** Streams to read. */
  readonly streams: readonly ZendeskStream[];
  /** Roles of the users to read. */
  readonly roles: readonly ZendeskRole[];
}
