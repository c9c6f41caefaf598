import type { Random } from '../random.ts';
import { group } from './number-slip.ts';
import { toArabicDigits, toPersianDigits } from './persian-text.ts';

/** Writes a mobile number (`0912xxxxxxx`) in one of the notations that people use in mails and web forms. */
export function writeMobileAnyhow(random: Random, mobile: string): string {
  const national = mobile.slice(1);
  const separator = random.pick([' ', '-', ' ']);
  switch (random.int(0, 9)) {
    case 0:
    case 1:
      return `+98${national}`;
    case 2:
      return `+98 ${group(national, [3, 3], separator)}`;
    case 3:
      return `0098${national}`;
    case 4:
      return `98${national}`;
    case 5:
      return group(mobile, [4, 3], separator);
    case 6:
      return toPersianDigits(random.chance(0.5) ? mobile : group(mobile, [4, 3, 2], ' '));
    case 7:
      return random.chance(0.3) ? toArabicDigits(mobile) : national;
    case 8:
      return `(+98) ${group(national, [3, 3], ' ')}`;
    default:
      return mobile;
  }
}

/** Writes a landline (`021xxxxxxxx`) as people do; some leave the area code out. */
export function writeLandlineAnyhow(random: Random, landline: string): string {
  const [code, number] = [landline.slice(0, 3), landline.slice(3)];
  switch (random.int(0, 6)) {
    case 0:
      return `+98${landline.slice(1)}`;
    case 1:
      return `${code}-${number}`;
    case 2:
      return `${code} ${group(number, [4], ' ')}`;
    case 3:
      return `(${code}) ${number}`;
    case 4:
      return random.chance(0.4) ? number : landline;
    case 5:
      return toPersianDigits(`${code}-${number}`);
    default:
      return landline;
  }
}
