import { z } from 'zod';
import { defaults } from '../defaults.ts';
import { encodings, zendeskRoles } from '../vocabulary.ts';
import { calendar, dateOrder, fieldMappings, fieldOverrides, partyKind, updatedAt } from './mapping-schema.ts';
import {
  columnName,
  countryCode,
  currencyUnit,
  delimiter,
  duration,
  isoDate,
  localeTag,
  quote,
  rowNumber,
  secret,
  serviceUrl,
  timeZone,
} from './scalars.ts';
import { section } from './section.ts';

const anySource = {
  locale: localeTag.optional().describe('Language and region of the source. Default: that of the project.'),
  country: countryCode.optional().describe('Default region of phones and identifiers. Default: that of the project.'),
  time_zone: timeZone.optional().describe('Time zone of times without one. Default: that of the project.'),
  currency: currencyUnit.optional().describe('Unit of the amounts in the source. Default: that of the project.'),
  duplicate_free: z
    .boolean()
    .optional()
    .describe(
      `The source promises no duplicates inside itself: its records never join each other. Default: ${defaults.duplicate_free}.`,
    ),
};

const fileSource = {
  ...anySource,
  location: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
    .describe('File, folder or glob, or a list of them, relative to the folder of yekta.yaml.'),
  header_row: rowNumber.optional().describe('1-based row of the header. Default: found automatically.'),
  key: z
    .array(columnName)
    .min(1)
    .optional()
    .describe('Columns that identify a row. Default: the content of the row is its key.'),
  updated_at: updatedAt.optional().describe("Column with the source's own update time, used by most_recent."),
  calendar: calendar.optional().describe('Calendar of all date columns. Default: decided per column.'),
  date_order: dateOrder.optional().describe('Order of year, month and day of all date columns.'),
  kind: partyKind.optional().describe('Every row is of this kind. Default: the names tell.'),
  fields: fieldMappings.describe('Customer field to column. {} keeps the rows as facts only.'),
};

const excelSource = section({
  connector: z.literal('excel').describe('Workbooks (.xlsx).'),
  sheet: z
    .union([z.string().min(1), rowNumber])
    .optional()
    .describe('Sheet by name or 1-based index, or all. Default: the first sheet.'),
  include_hidden_rows: z
    .boolean()
    .optional()
    .describe(`Read rows that are hidden in the workbook. Default: ${defaults.excel.include_hidden_rows}.`),
  ...fileSource,
});
export type ExcelSourceInput = z.infer<typeof excelSource>;

const csvSource = section({
  connector: z.literal('csv').describe('Text files with delimited columns.'),
  encoding: z.enum(encodings).optional().describe(`Default: ${defaults.csv.encoding}; auto decides from the bytes.`),
  delimiter: delimiter
    .optional()
    .describe(`The text between cells, such as ; or a tab. Default: ${defaults.csv.delimiter}.`),
  quote: quote.optional().describe(`The character around cells, or none. Default: ${defaults.csv.quote}.`),
  columns: z
    .array(columnName)
    .min(1)
    .optional()
    .describe('Column names, for files without a header row; with header_row, they replace the names in it.'),
  ...fileSource,
}).refine((source) => source.delimiter === undefined || source.delimiter !== source.quote || source.quote === 'auto', {
  path: ['delimiter'],
  error: 'must not be the same as the quote',
});
export type CsvSourceInput = z.infer<typeof csvSource>;

const stream = section({
  kind: partyKind.nullable().optional().describe('Every object is of this kind; null: the names tell.'),
  fields: fieldOverrides
    .optional()
    .describe("Added to or replacing the connector's own mapping; null takes a field out of it."),
});
export type StreamInput = z.infer<typeof stream>;

const zendeskSource = section({
  connector: z.literal('zendesk').describe('Zendesk Support, through its incremental export API.'),
  url: serviceUrl.describe('Address of the account, such as https://example.zendesk.com.'),
  credentials: section({
    email: secret.describe('E-mail of the API user, as an environment reference.'),
    token: secret.describe('API token, as an environment reference.'),
  }).describe('Environment references only: a dollar sign and the name in braces.'),
  page_size: z
    .int()
    .min(100)
    .max(1000)
    .optional()
    .describe(`Objects per request. Default: ${defaults.zendesk.page_size}.`),
  overlap: duration
    .optional()
    .describe(
      `How far before its last position a sync reads again, for changes that became visible late. Default: ${defaults.zendesk.overlap}.`,
    ),
  start: isoDate.optional().describe('Objects that changed before this date are not read. Default: everything.'),
  streams: section({
    users: stream.optional().describe('Requesters and agents.'),
    organizations: stream.optional().describe('Organizations.'),
    tickets: stream.optional().describe('Tickets, kept as facts.'),
  })
    .optional()
    .describe('The kinds of objects to read and how they map. Default: all of them, with the built-in mapping.'),
  roles: z
    .array(z.enum(zendeskRoles))
    .min(1)
    .optional()
    .describe(`Roles of the users to read; others are counted only. Default: ${defaults.zendesk.roles.join(', ')}.`),
  ...anySource,
});
export type ZendeskSourceInput = z.infer<typeof zendeskSource>;

export const source = z.discriminatedUnion('connector', [excelSource, csvSource, zendeskSource]);
export type SourceInput = z.infer<typeof source>;
