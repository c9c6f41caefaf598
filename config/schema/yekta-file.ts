import { z } from 'zod';
import { defaults } from '../defaults.ts';
import { customer } from './customer-schema.ts';
import { matching } from './matching-schema.ts';
import { publication } from './publication-schema.ts';
import { countryCode, currencyUnit, fileSize, localeTag, projectName, timeZone } from './scalars.ts';
import { section } from './section.ts';
import { source } from './source-schema.ts';
import { stakes } from './stakes-schema.ts';
import { survivorship } from './survivorship-schema.ts';
import { trust } from './trust-schema.ts';

/** The shape of a yekta.yaml. What names refer to is checked beside it, in config/checks/. */
export const yektaFile = section({
  version: z.literal(1).describe('Version of this file format: 1.'),
  project: projectName.describe('Name of the project: a-z, 0-9, _ and -.'),
  locale: localeTag.optional().describe(`Default: ${defaults.locale}.`),
  country: countryCode
    .optional()
    .describe(`Default region of phones and identifiers, ISO 3166. Default: ${defaults.country}.`),
  time_zone: timeZone.optional().describe(`Time zone of times without one. Default: ${defaults.time_zone}.`),
  currency: currencyUnit
    .optional()
    .describe(`Unit that amounts are served in: IRR, IRT (toman) or ISO 4217. Default: ${defaults.currency}.`),
  sources: z.record(z.string(), source).describe('Where customer records come from, by source name.'),
  customer: customer.optional().describe('Changes to the standard customer profile.'),
  survivorship: survivorship
    .optional()
    .describe('Ordered rules per field or group, or default: the first that yields a value wins.'),
  trust: trust.optional().describe('How much sources are trusted, by source and field; used by the rule trust.'),
  matching: matching.optional().describe('Overrides of the default matching plan.'),
  publication: publication.optional().describe('What a run may publish without a person.'),
  stakes: stakes.optional().describe('What questions for people are about, for their order. Default: all count alike.'),
  limits: section({
    deletions: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe(
        `Share of a source's records that may be gone at once; more stops the source until a person looks. Default: ${defaults.limits.deletions}.`,
      ),
    file_size: fileSize
      .optional()
      .describe(`Largest input file, such as 512 MB. Default: ${defaults.limits.file_size}.`),
  })
    .optional()
    .describe('Guards against wrong input.'),
});
export type YektaFile = z.infer<typeof yektaFile>;
