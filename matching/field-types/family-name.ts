import { singleNameType } from './single-name.ts';

/** Family name alone; shared by households. */
export const familyName = singleNameType('family_name', [
  { name: 'exact', m: 0.78, u: 0.004, termFrequency: true },
  { name: 'sounds_alike', m: 0.1, u: 0.001 },
  { name: 'typo', m: 0.05, u: 0.001 },
  { name: 'partial', m: 0.03, u: 0.003 },
  { name: 'else', m: 0.04, u: 0.991 },
]);
