import { z } from 'zod';
import { defaults } from '../defaults.ts';
import { defaultRules } from '../vocabulary.ts';
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

const ruleKey = z.string().regex(/^[a-z][a-z0-9_.]*:[a-z][a-z0-9_]*$/, {
  error: 'a blocking key is written as field:key, such as phone:last7',
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
    pairs_per_record: z
      .number()
      .positive()
      .optional()
      .describe(
        `Most candidate pairs of one blocking rule, on average per record. Default: ${defaults.matching_limits.pairs_per_record}.`,
      ),
  })
    .optional()
    .describe('Guards against runaway clusters and blocks.'),
  blocking: z
    .array(z.union([z.literal(defaultRules), z.array(ruleKey).min(1).max(3)]))
    .min(1)
    .optional()
    .describe(
      'Rules that bring candidate pairs. A rule is a list of one to three keys that two records must share, each field:key; the word default stands for the rules of the default plan.',
    ),
  fields: z.record(z.string(), comparison).optional().describe('Overrides of the default plan, by field.'),
});
export type MatchingInput = z.infer<typeof matching>;
