import { z } from 'zod';
import { defaults } from '../defaults.ts';
import { fieldTypeNames, matchRoles } from '../vocabulary.ts';
import { section } from './section.ts';

export const matchRole = z.enum(matchRoles);

const label = z.union([
  z.string().min(1),
  section({
    en: z.string().min(1).optional().describe('English name.'),
    fa: z.string().min(1).optional().describe('Persian name.'),
  }),
]);

const field = section({
  type: z.enum(fieldTypeNames).optional().describe('How values are cleaned and compared. Required for a new field.'),
  label: label.optional().describe('Name that people see, one for all languages or {en, fa}. Default: the field name.'),
  list: z.boolean().optional().describe('Keep a list of values instead of one. Default for a new field: false.'),
  role: matchRole
    .optional()
    .describe(
      'identify: blocked on and compared; support: compared; none: carried only. Default for a new field: none.',
    ),
  group: z
    .string()
    .min(1)
    .nullable()
    .optional()
    .describe('Fields of one group survive together from one record. null takes a standard field out of its group.'),
  critical: z
    .union([z.boolean(), z.number().gt(0).max(100)])
    .optional()
    .describe(
      `A person is asked when trusted sources contradict each other; a number is its weight in the queue, true is ${defaults.critical}. Default: false.`,
    ),
});
export type ProfileFieldInput = z.infer<typeof field>;

export const customer = section({
  fields: z.record(z.string(), field).describe('Fields added to the standard profile, or changes to its fields.'),
});
