/** An Iranian number read without the phone library: its ten digits, and how sure the numbering plan makes us. */
export interface IranianPhone {
  /** Area code or mobile prefix and subscriber number, without the trunk zero: `9121234567`, `2188887777`. */
  readonly national: string;
  /** True when the first digits are an assigned mobile prefix or area code. */
  readonly assigned: boolean;
  /** The trunk zero was missing and nothing else said that the number is complete. */
  readonly withoutZero: boolean;
}

/**
 * Reads the digits of an Iranian phone in every usual notation: 0912..., +98912..., 0098912..., 98912..., +98 0912..., 912..., 021....
 * Null when they cannot be completed to ten digits (a landline without area code, a service number) or when an explicit
 * country code is another one. Ranges: national numbering plan of the Iranian regulator (CRA), ITU-T notice T0202000066.
 */
export function readIranianPhone(digits: string, international: boolean): IranianPhone | null {
  let rest = digits;
  let complete = false;
  if (!international && rest.startsWith('00')) {
    rest = rest.slice(2);
    if (!rest.startsWith('98')) return null;
    complete = true;
  } else if (international && !rest.startsWith('98')) return null;
  if (international || complete || (rest.length >= 12 && rest.startsWith('98'))) {
    rest = rest.slice(2);
    complete = true;
  } else if (rest.length === 13 && rest.startsWith('098')) {
    rest = rest.slice(3);
    complete = true;
  }
  if (rest.startsWith('0')) {
    rest = rest.slice(1);
    complete = true;
  }
  if (rest.length !== 10 || rest.startsWith('0')) return null;
  return { national: rest, assigned: isAssigned(rest), withoutZero: !complete };
}

export function isMobile(national: string): boolean {
  return national.startsWith('9') && mobilePrefixes.has(national.slice(0, 2));
}

function isAssigned(national: string): boolean {
  const prefix = national.slice(0, 2);
  return mobilePrefixes.has(prefix) || areaCodes.has(prefix);
}

/** 94 is shared by mobile and internet telephony. */
const mobilePrefixes: ReadonlySet<string> = new Set(['90', '91', '92', '93', '94', '99']);

const areaCodes: ReadonlySet<string> = new Set(
  '11 13 17 21 23 24 25 26 28 31 34 35 38 41 44 45 51 54 56 58 61 66 71 74 76 77 81 83 84 86 87'.split(' '),
);
