/**
 * A word in both scripts. `+` joins parts that people write together, apart or with a half-space (محمد+رضا, حسن+زاده).
 * The Latin form is the plainest one; noise/latin-spelling.ts makes the variants.
 */
export interface Word {
  readonly persian: string;
  readonly latin: string;
}

/** Reads `محمد Mohammad | علی Ali`, one or many lines; the order is the order of the text. `_` stands for a blank. */
export function readWords(text: string): readonly Word[] {
  return text
    .split(/[|\n]/u)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [persian = '', latin = ''] = entry.split(/\s+/u);
      return { persian: persian.replaceAll('_', ' '), latin: latin.replaceAll('_', ' ') };
    });
}
