import { z } from 'zod';
import { defaults } from '../defaults.ts';
import { section } from './section.ts';

const { publication: standard } = defaults;

/** A share of the live customers, 0 to 1; 1 is never exceeded. */
const share = (what: string, normal: number) =>
  z.number().min(0).max(1).optional().describe(`${what} Default: ${normal}.`);

export const publication = section({
  from_customers: z
    .int()
    .min(0)
    .optional()
    .describe(`Projects with fewer customers are not judged. Default: ${standard.from_customers}.`),
  limits: section({
    merges: share('Share of the customers that one run may merge into others.', standard.limits.merges),
    splits: share('Share of the customers that one run may split.', standard.limits.splits),
    retired: share('Share of the customers that one run may leave without a record.', standard.limits.retired),
    critical_fields: share(
      'Share of the customers that may lose a value of a critical field in one run; without any: of an identifying field.',
      standard.limits.critical_fields,
    ),
    largest_cluster: z
      .int()
      .min(2)
      .optional()
      .describe(
        `Records that a customer may grow to in one run that at least doubles it. Default: ${standard.limits.largest_cluster}.`,
      ),
    new_junk: share(
      'Share of the new and changed records of a file that may have one value, unknown before, in an identifying field.',
      standard.limits.new_junk,
    ),
  })
    .optional()
    .describe('What a run may change; what goes further is held until a person lets it through.'),
});
export type PublicationInput = z.infer<typeof publication>;
