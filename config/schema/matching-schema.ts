import { z } from 'zod';
import { defaults } from '../defaults.ts';
import { matchRole } from './customer-schema.ts';
import { probability } from './scalars.ts';
import { section } from './section.ts';

const levels = z
  .record(z.string(), probability)
  .refine((named) => Object.values(named).reduce((sum, value) => sum + value, 0) <= 1, {
    error: 'probabilities of the levels of one comparison may not sum to more than 1',
  });

const comparison = section({
  role: matchRole.optional().describe('identify: blocked on and compared; support: compared; none: carried only.'),
  blocking: z.boolean().optional().describe('false: the field brings no candidate pairs.'),
  m: levels.optional().describe('Probability of comparison levels among pairs of one customer, by level name.'),
  u: levels.optional().describe('Probability of comparison levels among unrelated pairs, by level name.'),
});

export const matching = section({
  thresholds: section({
    link: probability
      .optional()
      .describe(`Probability from which two records are joined. Default: ${defaults.thresholds.link}.`),
    review: probability
      .optional()
      .describe(`Probability from which a pair is shown to a person. Default: ${defaults.thresholds.review}.`),
  })
    .refine(({ review, link }) => (review ?? defaults.thresholds.review) <= (link ?? defaults.thresholds.link), {
      path: ['review'],
      error: 'must not be over the link threshold',
    })
    .optional()
    .describe('Probabilities that decide what happens with a pair.'),
  limits: section({
    cluster_size: z
      .int()
      .min(2)
      .optional()
      .describe(`Larger clusters are held for review. Default: ${defaults.matching_limits.cluster_size}.`),
    block_size: z
      .int()
      .min(2)
      .optional()
      .describe(`A blocking key that more records share is not used. Default: ${defaults.matching_limits.block_size}.`),
  })
    .optional()
    .describe('Guards against runaway clusters and blocks.'),
  fields: z.record(z.string(), comparison).optional().describe('Overrides of the default plan, by field.'),
});
export type MatchingInput = z.infer<typeof matching>;
