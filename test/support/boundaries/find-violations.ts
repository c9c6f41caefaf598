import { type Arrows, arrows, type Purity, purity } from './arrows.ts';
import { checkPurity } from './check-purity.ts';
import { findCycles } from './find-cycles.ts';
import { type ImportGraph, readImportGraph, type SourceFile } from './import-graph.ts';

/** Everything below `root` that breaks the direction of imports, one line of text each; empty when all is well. */
export function findViolations(
  root: string,
  rules: { arrows: Arrows; purity: Purity } = { arrows, purity },
): readonly string[] {
  const graph = readImportGraph(root);
  return [
    ...[...graph.files.values()].flatMap((file) => checkArrows(file, rules.arrows)),
    ...checkPurity(graph, rules.purity),
    ...describeCycles(graph),
  ];
}

function checkArrows(file: SourceFile, allowedByFolder: Arrows): readonly string[] {
  const allowed = allowedByFolder[file.folder];
  if (allowed === undefined) return [`${file.path}:1: folder ${file.folder}/ is not in the arrows`];
  return file.imports.flatMap(({ target, exists, specifier, line }) => {
    if (target === null) return [];
    const place = `${file.path}:${line}`;
    const folder = target.split('/')[0]!;
    if (!exists) return [`${place}: ${specifier} does not exist (relative imports end in .ts)`];
    if (folder === file.folder || (target.includes('/') && (allowed === 'all' || allowed.includes(folder)))) return [];
    if (!(folder in allowedByFolder)) return [`${place}: ${target} is in no folder of the arrows`];
    return [`${place}: ${file.folder}/ may not import ${folder}/ (${target})`];
  });
}

function describeCycles(graph: ImportGraph): readonly string[] {
  return findCycles(graph).map((cycle) => `import cycle: ${cycle.join(' -> ')}`);
}
