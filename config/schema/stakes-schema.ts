import { z } from 'zod';
import { section } from './section.ts';

export const stakes = section({
  value_field: z.string().min(1).describe('A field of type amount that tells what a customer is worth.'),
  high_value: z
    .number()
    .positive()
    .describe('Questions about a customer worth this much count twice as much as those about one worth nothing.'),
});
export type StakesInput = z.infer<typeof stakes>;
