import type { RecordId } from '../ids.ts';
import type { ClusterLink } from './explain-cluster.ts';

/** The records along the chain from one record to another, both included; empty when the chain does not connect them. */
export function chainPath(chain: readonly ClusterLink[], from: RecordId, to: RecordId): readonly RecordId[] {
  const paths = new Map<RecordId, readonly RecordId[]>([[from, [from]]]);
  for (const [record, path] of paths) {
    for (const { evidence } of chain) {
      const next = otherEnd(evidence, record);
      if (next !== null && !paths.has(next)) paths.set(next, [...path, next]);
    }
  }
  return paths.get(to) ?? [];
}

function otherEnd({ a, b }: ClusterLink['evidence'], record: RecordId): RecordId | null {
  return a === record ? b : b === record ? a : null;
}
