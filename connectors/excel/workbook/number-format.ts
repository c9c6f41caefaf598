/** What a number format says about a number. */
export interface NumberFormat {
  /** Format code; undefined for General. */
  readonly code: string | undefined;
  /** `date`: the number is a day, perhaps with a time. `time`: a time of day. `number`: neither, durations included. */
  readonly kind: 'number' | 'date' | 'time';
}

export const generalFormat: NumberFormat = { code: undefined, kind: 'number' };

/** Reads a format code: its first section decides, without quoted, escaped and bracketed text. */
export function toNumberFormat(code: string): NumberFormat {
  return /^(?:general)?$/i.test(code.trim()) ? generalFormat : { code, kind: kindOf(code) };
}

/**
 * Formats that a workbook uses by number without spelling them out: ECMA-376 part 1, 18.8.30. Those of 27 to 36 and 50 to 58
 * differ by the language of the program but are dates and times in all; dates show their day, so it is kept.
 */
export function builtinFormat(id: number): NumberFormat {
  const known = builtinFormats.get(id);
  if (known !== undefined) return known;
  const isLocalDate = (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return isLocalDate ? { code: 'yyyy/mm/dd', kind: 'date' } : generalFormat;
}

function kindOf(code: string): NumberFormat['kind'] {
  const plain = code
    .replace(/"[^"]*"?|\\.|[_*]./gs, '')
    // Elapsed time, `[h]:mm`, is a duration; every other bracket holds a colour, a condition, or a currency and locale.
    .replace(/\[(?:h+|m+|s+)\]/gi, '#')
    .replace(/\[[^\]]*\]/g, '')
    .split(';', 1)[0]!
    .replace(/s[.,]0+/gi, 's')
    .replace(/am\/pm|a\/p/gi, 'h');
  if (/[0#?]/.test(plain) || /general/i.test(plain)) return 'number';
  if (/[yd]/i.test(plain)) return 'date';
  if (/[hs]/i.test(plain)) return 'time';
  return /m/i.test(plain) ? 'date' : 'number';
}

const builtinCodes: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '$#,##0_);($#,##0)',
  6: '$#,##0_);[Red]($#,##0)',
  7: '$#,##0.00_);($#,##0.00)',
  8: '$#,##0.00_);[Red]($#,##0.00)',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'mm-dd-yy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
  42: '_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)',
  43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
  44: '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mmss.0',
  48: '##0.0E+0',
  49: '@',
};

const builtinFormats: ReadonlyMap<number, NumberFormat> = new Map(
  Object.entries(builtinCodes).map(([id, code]) => [Number(id), toNumberFormat(code)]),
);
