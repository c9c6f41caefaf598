import { placeType } from './place-type.ts';

/** City or town; a few cities hold most customers, which the term frequencies weigh. */
export const city = placeType({
  name: 'city',
  kinds: new Set(['شهر', 'شهرستان', 'شهرک', 'بخش', 'city', 'town', 'shahr', 'shahrestan']),
  levels: [
    { name: 'exact', m: 0.76, u: 0.1 },
    { name: 'sounds_alike', m: 0.06, u: 0.01 },
    { name: 'typo', m: 0.04, u: 0.01 },
    { name: 'similar', m: 0.02, u: 0.02 },
    { name: 'else', m: 0.12, u: 0.86 },
  ],
});
