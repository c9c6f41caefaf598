import { singleNameType } from './single-name.ts';

/** Given name alone; weak evidence, because many share one. */
export const givenName = singleNameType('given', {
  exact: [0.75, 0.01],
  sounds_alike: [0.06, 0.003],
  typo: [0.05, 0.003],
  alias: [0.05, 0.012],
  similar: [0.02, 0.01],
  initial: [0.015, 0.008],
  slightly_similar: [0.01, 0.03],
  swapped: [0.005, 0.0005],
  else: [0.04, 0.9235],
});
