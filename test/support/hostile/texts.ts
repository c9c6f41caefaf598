import { hostileEncodings } from './texts/encodings.ts';
import { hostileFormats } from './texts/formats.ts';
import type { HostileText } from './texts/hostile-text.ts';
import { hostileQuotes } from './texts/quotes.ts';
import { hostileShapes } from './texts/shapes.ts';
import { hostileSizes } from './texts/sizes.ts';

/** Text files that are broken, malicious, or merely strange, made the same on every call. */
export const hostileTexts: readonly HostileText[] = [
  ...hostileQuotes,
  ...hostileEncodings,
  ...hostileShapes,
  ...hostileSizes,
  ...hostileFormats,
];
