import { tokenize } from './tokenize.ts';

/** One import of a file. */
export interface ImportStatement {
  readonly specifier: string;
  /** 1-based. */
  readonly line: number;
  /** `import type` and `export type ... from` leave nothing behind at run time. */
  readonly typeOnly: boolean;
}

const staticImport = /\b(import|export)\s+(type\s+)?(?:[\w$*{}\s,]+?\s*\bfrom\s*)?"(\d+)"/g;
const dynamicImport = /\bimport\s*\(\s*"(\d+)"/g;
/** `new URL('./worker.ts', import.meta.url)` names a file that runs, as an import does. */
const moduleUrl = /\bnew\s+URL\s*\(\s*"(\d+)"\s*,\s*import\.meta\.url\s*\)/g;

/** Every static and dynamic import, re-export and module URL of a TypeScript source text. */
export function scanImports(source: string): readonly ImportStatement[] {
  const { code, literals } = tokenize(source);
  const lineAt = (index: number): number => code.slice(0, index).split('\n').length;
  const literal = (index: string | undefined): string => literals[Number(index)]!;
  const atRunTime = (match: RegExpExecArray): ImportStatement => ({
    specifier: literal(match[1]),
    line: lineAt(match.index),
    typeOnly: false,
  });
  return [
    ...[...code.matchAll(staticImport)].map((match) => ({
      specifier: literal(match[3]),
      line: lineAt(match.index),
      typeOnly: match[2] !== undefined,
    })),
    ...[...code.matchAll(dynamicImport)].map(atRunTime),
    ...[...code.matchAll(moduleUrl)].map(atRunTime).filter(({ specifier }) => /\.[cm]?[jt]s$/.test(specifier)),
  ].sort((a, b) => a.line - b.line);
}
