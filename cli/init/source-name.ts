import { basename, extname } from 'node:path';

/** Longest name that yekta.yaml allows. */
const LONGEST = 40;

/** A source's name made of its file's name: letters of any script, digits and _; `source` when nothing is left. */
export function sourceName(file: string): string {
  const name = basename(file, extname(file))
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '_')
    .replace(/^[_\p{M}]+|_+$/gu, '');
  return cut(name, LONGEST) || 'source';
}

/** The name, or with a number behind the first one that is not taken. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : `_${number}`;
    const candidate = cut(name, LONGEST - ending.length) + ending;
    if (!taken.has(candidate)) return candidate;
  }
}

/** A project's name made of a folder's name; it names databases, so it is ASCII. `customers` when nothing is left. */
export function projectName(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, LONGEST)
    .replace(/^_+|_+$/g, '');
  return name || 'customers';
}

function cut(text: string, length: number): string {
  return [...text].slice(0, length).join('');
}
