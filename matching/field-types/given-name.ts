import { singleNameType } from './single-name.ts';

/** Given name alone; weak evidence, because many share one. */
export const givenName = singleNameType('given_name', [
  { name: 'exact', m: 0.75, u: 0.01, termFrequency: true },
  { name: 'sounds_alike', m: 0.1, u: 0.002 },
  { name: 'typo', m: 0.05, u: 0.003 },
  { name: 'partial', m: 0.04, u: 0.01 },
  { name: 'else', m: 0.06, u: 0.975 },
]);
