import { z } from 'zod';
import { defaults } from '../defaults.ts';
import { clocks } from '../vocabulary.ts';
import { age } from './scalars.ts';
import { section } from './section.ts';

const score = z.number().min(0).max(1);

const decay = {
  half_life: age
    .optional()
    .describe('Age at which half of the trust is left, such as 2 years. Default: it never decays.'),
  by: z.enum(clocks).optional().describe(`The time that age is counted from. Default: ${defaults.trust.by}.`),
};

const scoreOrDecay = z.union([score, section({ score: score.describe('Trust in a fresh value, 0 to 1.'), ...decay })]);
export type TrustScoreInput = z.infer<typeof scoreOrDecay>;

const sourceTrust = z.union([
  score,
  section({
    score: score.optional().describe('Trust in a fresh value, 0 to 1. Default: that of all other sources.'),
    ...decay,
    fields: z
      .record(z.string(), scoreOrDecay)
      .optional()
      .describe('Trust in single fields, or in the fields of a group, instead.'),
  }),
]);
export type SourceTrustInput = z.infer<typeof sourceTrust>;

export const trust = section({
  default: scoreOrDecay
    .optional()
    .describe(`Trust in the sources that are not named. Default: ${defaults.trust.score}, without decay.`),
  contradict_from: score
    .optional()
    .describe(
      `Sources trusted less than this contradict nobody on critical fields. Default: ${defaults.trust.contradict_from}.`,
    ),
  sources: z.record(z.string(), sourceTrust).optional().describe('Trust by source name.'),
});
export type TrustInput = z.infer<typeof trust>;
