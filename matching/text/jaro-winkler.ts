/**
 * Jaro-Winkler similarity of two texts, 0 to 1, by UTF-16 units. Symmetric; 1 exactly when they are equal.
 *
 * Winkler, String comparator metrics and enhanced decision rules in the Fellegi-Sunter model of record linkage, 1990, as it is
 * implemented widely: half the transposed letters are counted, rounded down, and a common prefix of up to four letters
 * adds a tenth of what is missing for each of its letters, but only above a Jaro similarity of 0.7.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const jaro = jaroSimilarity(a, b);
  return jaro > 0.7 ? jaro + commonPrefix(a, b) * 0.1 * (1 - jaro) : jaro;
}

const MAX_PREFIX = 4;

function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length, MAX_PREFIX);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

/** Letters of `a` that have a partner in `b`, in the order of `a`, and which letters of `b` are taken; kept between calls. */
let matched = new Uint16Array(64);
let taken = new Uint8Array(64);

function jaroSimilarity(a: string, b: string): number {
  const [lengthA, lengthB] = [a.length, b.length];
  if (lengthA === 0 || lengthB === 0) return 0;
  if (Math.max(lengthA, lengthB) > taken.length) {
    matched = new Uint16Array(Math.max(lengthA, lengthB) * 2);
    taken = new Uint8Array(matched.length);
  }
  taken.fill(0, 0, lengthB);
  const reach = Math.max(0, (Math.max(lengthA, lengthB) >> 1) - 1);
  let matches = 0;
  for (let i = 0; i < lengthA; i++) {
    const unit = a.charCodeAt(i);
    const end = Math.min(lengthB - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= end; j++) {
      if (taken[j] === 1 || b.charCodeAt(j) !== unit) continue;
      taken[j] = 1;
      matched[matches++] = unit;
      break;
    }
  }
  if (matches === 0) return 0;
  let outOfOrder = 0;
  for (let j = 0, k = 0; k < matches; j++) {
    if (taken[j] === 1 && b.charCodeAt(j) !== matched[k++]) outOfOrder++;
  }
  return (matches / lengthA + matches / lengthB + (matches - (outOfOrder >> 1)) / matches) / 3;
}
