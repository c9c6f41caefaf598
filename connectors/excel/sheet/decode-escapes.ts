/**
 * Characters that XML cannot hold are written as `_x000D_` in workbooks, and a text that looks like that as `_x005F_x000D_`:
 * ECMA-376 part 1, 22.9.2.19. NUL and lone surrogates stay as they are written: no database or JSON reader takes them.
 */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/(?:_x[0-9A-Fa-f]{4}_)+/g, (escapes) => {
    const decoded = escapes.replace(/_x(....)_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    return decoded.includes('\0') || !isWellFormed(decoded) ? escapes : decoded;
  });
}

/** No surrogate without its other half. */
const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);
