import { placeType } from './place-type.ts';

/** Province or state. */
export const province = placeType({
  name: 'province',
  kinds: new Set(['استان', 'ولایت', 'province', 'state', 'ostan', 'ostane']),
  levels: [
    { name: 'exact', m: 0.82, u: 0.25, termFrequency: true },
    { name: 'sounds_alike', m: 0.06, u: 0.03 },
    { name: 'typo', m: 0.01, u: 0.01 },
    { name: 'else', m: 0.11, u: 0.71 },
  ],
});
