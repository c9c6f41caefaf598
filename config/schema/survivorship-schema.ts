import { z } from 'zod';
import { plainRuleNames } from '../vocabulary.ts';
import { section } from './section.ts';

const argumentRule = section({
  source_priority: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('The first listed source that has a value; other sources yield nothing.'),
  follow: z.string().min(1).optional().describe('The value of the record that won this other field.'),
}).refine((rule) => Object.values(rule).filter((given) => given !== undefined).length === 1, {
  error: 'expected exactly one rule, source_priority or follow',
});

const rule = z.union([z.enum(plainRuleNames), argumentRule]);
export type RuleInput = z.infer<typeof rule>;

/** Field, group or `default` to its ordered rules. */
export const survivorship = z.record(z.string(), z.array(rule).min(1));
export type SurvivorshipInput = z.infer<typeof survivorship>;
