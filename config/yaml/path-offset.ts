import type { Document, Node, Pair } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { ConfigPath } from '../problems/problem.ts';

/** Offset of the key or list item at a path, or of its nearest ancestor that is in the document. */
export function offsetOf(document: Document.Parsed, path: ConfigPath): number {
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
    if (!isMergeKey(pair.key)) continue;
    const merged = isSeq(pair.value) ? (pair.value.items as Node[]) : [pair.value];
    for (const item of merged) {
      const map = isAlias(item) ? item.resolve(document) : item;
      const found = isMap(map) ? findPair(map.items as Pair<Node, Node | null>[], key, document) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The parser holds merge keys as symbols, so that they differ from a quoted "<<". */
function isMergeKey(key: Node): boolean {
  return isScalar(key) && typeof key.value === 'symbol' && key.value.description === '<<';
}
