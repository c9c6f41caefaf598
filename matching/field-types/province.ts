import { placeType } from './place-type.ts';

/** Province or state. */
export const province = placeType({
  name: 'province',
  kinds: new Set(['استان', 'ولایت', 'province', 'state', 'ostan', 'ostane']),
  levels: [
    { name: 'exact', m: 0.8, u: 0.2 },
    { name: 'sounds_alike', m: 0.06, u: 0.02 },
    { name: 'typo', m: 0.03, u: 0.015 },
    { name: 'similar', m: 0.015, u: 0.02 },
    { name: 'else', m: 0.095, u: 0.745 },
  ],
});
