import { singleNameType } from './single-name.ts';

/** Family name alone; shared by households. */
export const familyName = singleNameType('family', {
  exact: [0.78, 0.004],
  sounds_alike: [0.06, 0.001],
  typo: [0.05, 0.001],
  alias: [0.03, 0.003],
  similar: [0.015, 0.004],
  initial: [0.01, 0.003],
  slightly_similar: [0.01, 0.025],
  swapped: [0.005, 0.0005],
  else: [0.04, 0.9585],
});
