import { stringify } from 'yaml';

/** A YAML scalar on one line, also inside a flow list or mapping. */
export function scalar(text: string): string {
  const plain = stringify(text, { lineWidth: 0 }).trimEnd();
  return /[,[\]{}#:\p{C}]|^[\s-]|\s$/u.test(text) || plain.includes('\n') ? JSON.stringify(text) : plain;
}

/** One scalar, or a flow list of several. */
export function scalars(texts: readonly string[]): string {
  const [only] = texts;
  return texts.length === 1 && only !== undefined ? scalar(only) : `[${texts.map(scalar).join(', ')}]`;
}

/** Text for a comment: one line, without control characters. */
export function comment(text: string): string {
  return text.replace(/[\s\p{C}]+/gu, (run) => (/^\u200C+$/.test(run) ? run : ' ')).trim();
}
