import { z } from 'zod';
import { calendars, dateOrders, partyKinds } from '../vocabulary.ts';
import { columnName, countryCode, currencyUnit } from './scalars.ts';
import { section } from './section.ts';

export const calendar = z.enum(calendars);
export const dateOrder = z.enum(dateOrders);

const columnList = z.array(columnName).min(1);

const mapping = section({
  column: columnName.optional().describe('The column that holds the field.'),
  columns: columnList
    .optional()
    .describe('Several columns: a list field takes values from each, any other field joins them with a space.'),
  const: z.string().min(1).optional().describe('The same value for every row, instead of a column.'),
  calendar: calendar.optional().describe('Calendar of a date column. Default: decided from the whole column.'),
  date_order: dateOrder.optional().describe('Order of year, month and day. Default: decided from the whole column.'),
  currency: currencyUnit.optional().describe('Unit of an amount column: IRR, IRT (toman) or ISO 4217.'),
  country: countryCode.optional().describe('Default region of phones and identifiers in this column.'),
}).refine((value) => [value.column, value.columns, value.const].filter((given) => given !== undefined).length === 1, {
  error: 'expected exactly one of column, columns and const',
});

/** Column, list of columns, or a mapping with options. */
const fieldMapping = z.union([columnName, columnList, mapping]);
export type FieldMappingInput = z.infer<typeof fieldMapping>;

export const fieldMappings = z.record(z.string(), fieldMapping);
export type FieldMappingsInput = z.infer<typeof fieldMappings>;

/** As `fieldMappings`; `null` takes a field out of the connector's own mapping. */
export const fieldOverrides = z.record(z.string(), fieldMapping.nullable());

export const partyKind = z.enum(partyKinds);

export const updatedAt = z.union([
  columnName,
  section({
    column: columnName.describe("The column with the source's own update time."),
    calendar: calendar.optional().describe('Calendar of the column. Default: decided from the whole column.'),
    date_order: dateOrder.optional().describe('Order of year, month and day.'),
  }),
]);
