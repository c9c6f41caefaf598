import type { Random } from '../random.ts';
import { weightedPicker } from '../random.ts';
import type { City } from '../words/cities.ts';
import { cities } from '../words/cities.ts';
import { alleys, industrialPlaces, streets } from '../words/streets.ts';
import { drawLandline, drawPostcode } from './identifiers.ts';
import type { UniqueDraws } from './unique-draws.ts';

/** Where a household lives or a company works, with the landline there. Whoever shares the place shares all of it. */
export interface Premises {
  readonly city: City;
  /** In full: «خیابان آزادی», «شهرک صنعتی». */
  readonly street: string;
  readonly alley: string | null;
  readonly plate: number;
  readonly unit: number | null;
  readonly postcode: string;
  readonly landline: string | null;
}

export const pickCity = weightedPicker(cities, (city) => city.weight);

export function drawHome(random: Random, city: City, landlines: UniqueDraws): Premises {
  return {
    city,
    street: `خیابان ${random.pick(streets)}`,
    alley: random.chance(0.8) ? random.pick(alleys) : null,
    plate: random.int(1, 240),
    unit: random.chance(0.7) ? random.int(1, 24) : null,
    postcode: drawPostcode(random, city),
    landline: random.chance(0.6) ? landlines.draw(() => drawLandline(random, city)) : null,
  };
}

export function drawWorkplace(random: Random, city: City, landlines: UniqueDraws): Premises {
  return {
    city,
    street: random.chance(0.35) ? random.pick(industrialPlaces) : `خیابان ${random.pick(streets)}`,
    alley: random.chance(0.4) ? random.pick(alleys) : null,
    plate: random.int(1, 400),
    unit: random.chance(0.6) ? random.int(1, 40) : null,
    postcode: drawPostcode(random, city),
    landline: landlines.draw(() => drawLandline(random, city)),
  };
}
