import type { Document, Node, Pair, YAMLParseError } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { YektaError } from '../errors/yekta-error.ts';
import type { ConfigPath } from '../problems/problem.ts';

/** A parsed YAML text that knows on which line each of its paths stands. */
export interface YamlFile {
  /** Plain data; aliases and merge keys resolved. */
  readonly value: unknown;
  /** 1-based line of the key at a path, or of its nearest ancestor that is in the file. */
  readonly lineOf: (path: ConfigPath) => number;
}

/** @throws YektaError `config.syntax` with the line, also for duplicate keys and for aliases that expand without bound. */
export function parseYamlFile(text: string, file: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const error = document.errors[0];
  if (error !== undefined) throw syntaxError(file, lines.linePos(error.pos[0]).line, messageOf(error));
  return {
    value: toPlain(document, file),
    lineOf: (path) => lines.linePos(offsetOf(document, path)).line,
  };
}

function toPlain(document: Document.Parsed, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw syntaxError(file, 1, error instanceof Error ? error.message : 'The aliases cannot be resolved');
  }
}

/** The parser's own words, except where they speak to programmers. */
function messageOf(error: YAMLParseError): string {
  return error.code === 'MULTIPLE_DOCS' ? 'a second document starts here' : error.message;
}

function syntaxError(file: string, line: number, message: string): YektaError {
  return new YektaError('config.syntax', `Not valid YAML: ${message.replace(/[.:]*$/, '')}.`, {
    place: { file, line },
    remedy: 'Check the indentation, colons and quotes on this line and the one above.',
  });
}

function offsetOf(document: Document.Parsed, path: ConfigPath): number {
  let node: Node | null | undefined = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isSeq(node)) {
      node = node.items[Number(step)] as Node | undefined;
      offset = node?.range?.[0] ?? offset;
    } else if (isMap(node)) {
      const pair = findPair(node.items as Pair<Node, Node | null>[], step, document);
      offset = pair?.key.range?.[0] ?? offset;
      node = pair?.value;
    } else {
      return offset;
    }
    if (node === undefined) return offset;
  }
  return offset;
}

/** The pair of a key, looked for in merged mappings (`<<: *anchor`) when the mapping itself has none. */
function findPair(
  pairs: readonly Pair<Node, Node | null>[],
  key: string | number,
  document: Document.Parsed,
): Pair<Node, Node | null> | undefined {
  const own = pairs.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
  if (own !== undefined) return own;
  for (const pair of pairs) {
    if (!isScalar(pair.key) || String(pair.key.value) !== '<<') continue;
    const merged = isSeq(pair.value) ? (pair.value.items as Node[]) : [pair.value];
    for (const item of merged) {
      const map = isAlias(item) ? item.resolve(document) : item;
      const found = isMap(map) ? findPair(map.items as Pair<Node, Node | null>[], key, document) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
