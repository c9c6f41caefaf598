import type { Purity } from './arrows.ts';
import type { ImportGraph, SourceFile } from './import-graph.ts';
import { tokenize } from './tokenize.ts';

const impureGlobals =
  /\b(?:Date\.now|new Date\(\s*\)|Math\.random|performance\.now|process\.|console\.|setTimeout\b|setInterval\b|setImmediate\b|fetch\s*\(|crypto\.)/g;

/** No file of the pure folder, nor any file whose code it runs, does I/O or asks for the time or for randomness. */
export function checkPurity(graph: ImportGraph, { folder, packages }: Purity): readonly string[] {
  const importer = new Map<string, string | null>();
  for (const file of graph.files.values()) if (file.folder === folder) importer.set(file.path, null);
  const violations: string[] = [];
  for (const path of importer.keys()) {
    const file = graph.files.get(path);
    if (file === undefined) continue;
    const reached = importer.get(path) === null ? '' : ` (reached from ${wayFrom(path, importer)})`;
    for (const { specifier, target, typeOnly, line } of file.imports) {
      if (target !== null && !typeOnly && !importer.has(target)) importer.set(target, path);
      if (target !== null || (typeOnly && file.folder !== folder) || isPure(specifier, packages)) continue;
      violations.push(`${path}:${line}: ${folder}/ is pure and may not import ${specifier}${reached}`);
    }
    for (const { name, line } of globalsOf(file)) {
      violations.push(`${path}:${line}: ${folder}/ is pure and may not use ${name}${reached}`);
    }
  }
  return violations;
}

function isPure(specifier: string, packages: readonly string[]): boolean {
  return packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
}

function globalsOf(file: SourceFile): readonly { readonly name: string; readonly line: number }[] {
  const { code } = tokenize(file.source);
  return [...code.matchAll(impureGlobals)].map((match) => ({
    name: match[0].replace(/\W+$/, ''),
    line: code.slice(0, match.index).split('\n').length,
  }));
}

function wayFrom(path: string, importer: ReadonlyMap<string, string | null>): string {
  const way: string[] = [];
  for (let at = importer.get(path); at; at = importer.get(at)) way.unshift(at);
  return way.join(' -> ');
}
