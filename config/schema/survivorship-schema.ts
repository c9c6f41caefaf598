import { z } from 'zod';
import { clocks, partyKinds, plainRuleNames } from '../vocabulary.ts';
import { age } from './scalars.ts';
import { section } from './section.ts';

const names = z.array(z.string().min(1)).min(1);

const when = section({
  kind: z.enum(partyKinds).optional().describe('The customer is of this kind.'),
  source: names.optional().describe('The value comes from one of these sources.'),
  status: z.enum(['valid', 'unverified']).optional().describe('The value has this validity.'),
  newer_than: age.optional().describe('The record is at most this old, such as 2 years.'),
  older_than: age.optional().describe('The record is older than this.'),
  by: z.enum(clocks).optional().describe('The time that newer_than and older_than count from. Default: updated.'),
  filled: names.optional().describe('The record fills each of these fields.'),
  equals: z
    .record(z.string(), z.union([z.string().min(1), names]))
    .optional()
    .describe('The record holds this value, or one of these, in another field.'),
});
export type ConditionInput = z.infer<typeof when>;

const choices = {
  rule: z.enum(plainRuleNames).optional().describe('A rule without an argument, to give it a condition.'),
  source_priority: names.optional().describe('The first listed source that has a value; other sources yield nothing.'),
  most_recent: z.enum(clocks).optional().describe('The value of the youngest record by this time.'),
  oldest: z.enum(clocks).optional().describe('The value of the oldest record by this time.'),
  most_restrictive: names
    .optional()
    .describe('For consent: values from the most to the least restrictive; the most restrictive of all wins.'),
  follow: z.string().min(1).optional().describe('The value of the record that won this other field.'),
};

const choiceNames = Object.keys(choices) as (keyof typeof choices)[];

const mappingRule = section({
  ...choices,
  when: when.optional().describe('The rule looks only at values for which all of this holds.'),
}).refine((rule) => choiceNames.filter((name) => rule[name] !== undefined).length === 1, {
  error: `expected exactly one rule: ${choiceNames.join(', ')}`,
});

const rule = z.union([z.enum(plainRuleNames), mappingRule]);
export type RuleInput = z.infer<typeof rule>;

/** Field, group or `default` to its ordered rules. */
export const survivorship = z.record(z.string(), z.array(rule).min(1));
export type SurvivorshipInput = z.infer<typeof survivorship>;
