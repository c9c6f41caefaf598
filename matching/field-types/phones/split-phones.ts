import { canonicalText } from '../../text/canonical-text.ts';

/**
 * The numbers of one cell: lists parted by new lines, commas, slashes, "و" or wide dashes; extensions ("داخلی 12", "ext. 12") and the tail
 * of a range ("88887777-9") are cut off. Each piece is canonical text that still holds its punctuation.
 */
export function splitPhones(raw: string): readonly string[] {
  const pieces: string[] = [];
  for (const part of listParts(raw)) {
    const piece = canonicalText(part).replace(extension, '').trim();
    const digits = countDigits(piece);
    // "021-88887777/78": what follows the slash only ends a range.
    if (digits === 0 || (digits < 5 && pieces.length > 0)) continue;
    pieces.push(...(digits > 15 ? wholeNumbers(piece) : [piece]));
  }
  return pieces;
}

const extension = /\s*(?:\(?\s*(?:داخلی|داخلي|ext(?:ension)?\.?|int\.?)\s*[:.]?\s*\d*|(?<=\d)\s*[x#]\s*\d{1,5}).*$/iu;
const separators = /[\n\r\t;,،؛|/\\]+|\s+(?:و|یا|and|or)\s+|\s+[-–—]\s+(?=[+(]?[0۰٠])|\s{3,}/u;

/** 021/88887777, (310) / 246-1501: an area code at the head of a number, parted by a slash. */
const areaSlash = /(?<=(?:^|[\n\r\t;,،؛|]|\/\s)\s*)(\(?[\d٠-٩۰-۹]{2,5}\)?)\s*\/\s*(?=[\d٠-٩۰-۹]{2})/gu;

function listParts(raw: string): readonly string[] {
  return separators.test(raw) ? raw.replace(areaSlash, '$1-').split(separators) : [raw];
}

function countDigits(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x30 && unit <= 0x39) count++;
  }
  return count;
}

/** Two numbers with nothing but a space or dash between them, when each is complete; else the piece as it is. */
function wholeNumbers(piece: string): readonly string[] {
  const parts = piece.split(/[\s–—-]+/u);
  return parts.every((part) => countDigits(part) >= 10) ? parts : [piece];
}
