/** Most characters that a cell of a workbook holds. */
const LONGEST = 32_767;

/**
 * A text as a workbook stores it (ECMA-376, ST_Xstring): what XML has no place for is written as `_xHHHH_`, and what only looks
 * like that is escaped. A longer text is cut and ends in an ellipsis. Null for an empty cell.
 */
export function sheetText(text: string): string | null {
  if (text === '') return null;
  const whole = text.toWellFormed();
  const fitting =
    whole.length <= LONGEST
      ? whole
      : `${whole
          .slice(0, LONGEST - 1)
          .toWellFormed()
          .replace(/\uFFFD$/, '')}…`;
  return fitting.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(notInXml, escaped);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly what XML has no place for, or changes
const notInXml = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g;

function escaped(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
