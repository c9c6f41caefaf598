import type { Random } from '../random.ts';
import type { Premises } from '../world/address.ts';
import { slip, toPersianDigits } from './persian-text.ts';

/** Words of an address, in full and as hurried clerks shorten them. */
const styles = [
  { street: 'خیابان ', alley: 'کوچه ', plate: 'پلاک ', unit: 'واحد ' },
  { street: 'خیابان ', alley: 'کوچه ', plate: 'پلاک ', unit: 'واحد ' },
  { street: 'خ ', alley: 'ک ', plate: 'پ ', unit: 'و ' },
  { street: 'خ. ', alley: 'ک. ', plate: 'پ', unit: 'واحد ' },
] as const;

/** The address as a clerk types it: parts shortened or left out, separated by commas or dashes. */
export function writeAddress(random: Random, premises: Premises): string {
  const style = random.pick(styles);
  const street = premises.street.replace('خیابان ', style.street);
  const parts = [
    random.chance(0.45) ? premises.city.persian : '',
    random.chance(0.03) ? slip(random, street) : street,
    premises.alley !== null && random.chance(0.85) ? style.alley + premises.alley : '',
    random.chance(0.92) ? style.plate + String(premises.plate) : '',
    premises.unit !== null && random.chance(0.75) ? style.unit + String(premises.unit) : '',
  ].filter((part) => part !== '');
  const text = parts.join(random.pick(['، ', ' ', ' - ', '، ']));
  return random.chance(0.6) ? toPersianDigits(text) : text;
}
