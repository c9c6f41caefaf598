import { agglomerate, type JoinRules } from './agglomerate.ts';
import type { EdgeList } from './edge-list.ts';
import { createPartition } from './partition.ts';

/**
 * Cuts one cluster along people's cannot-links.
 *
 * For each cannot-link alone the cluster is built again under that one constraint; the pieces are what all of these agree to
 * keep together and an unbroken chain of joining edges or must-links holds together. Both steps only ever refine, so one
 * more cannot-link never joins two records that were apart before: clustering once under all constraints would not keep that
 * promise, because a record set free by one cut might join others.
 *
 * @param members rows of the cluster, ascending
 * @param edges joining edges inside the cluster, by row
 * @returns the pieces, rows ascending, by first row
 */
export function separate(
  members: readonly number[],
  edges: readonly { readonly a: number; readonly b: number; readonly weight: number }[],
  cannotLinks: readonly (readonly [number, number])[],
  rules: JoinRules,
): readonly (readonly number[])[] {
  const local = new Map(members.map((row, index) => [row, index]));
  const inside: EdgeList = {
    length: edges.length,
    a: Int32Array.from(edges, (edge) => local.get(edge.a)!),
    b: Int32Array.from(edges, (edge) => local.get(edge.b)!),
    weight: Float64Array.from(edges, (edge) => edge.weight),
  };
  const mustLinks = rules.mustLinks
    .filter(([a, b]) => local.has(a) && local.has(b))
    .map(([a, b]) => [local.get(a)!, local.get(b)!] as const);
  const opinion = (a: number, b: number): number => rules.opinion(members[a]!, members[b]!);

  const labels: string[] = members.map(() => '');
  for (const [x, y] of cannotLinks) {
    const cut = (a: number, b: number): boolean =>
      (members[a] === x && members[b] === y) || (members[a] === y && members[b] === x);
    const forbidden = (a: number, b: number): boolean => cut(a, b) || rules.forbidden(members[a]!, members[b]!);
    const partition = agglomerate(members.length, inside, {
      ...rules,
      mustLinks,
      forbidden,
      overrules: cut,
      opinion,
      customerWeight: (a, b) =>
        rules.customerWeight(
          a.map((index) => members[index]!),
          b.map((index) => members[index]!),
        ),
    });
    for (const index of members.keys()) labels[index] += `,${partition.find(index)}`;
  }
  return connectedPieces(members, inside, mustLinks, labels);
}

/** Records with equal labels that edges or must-links connect. */
function connectedPieces(
  members: readonly number[],
  edges: EdgeList,
  mustLinks: readonly (readonly [number, number])[],
  labels: readonly string[],
): readonly (readonly number[])[] {
  const partition = createPartition(members.length);
  const connect = (a: number, b: number): void => {
    if (labels[a] === labels[b]) partition.join(a, b);
  };
  for (const [a, b] of mustLinks) connect(a, b);
  for (let edge = 0; edge < edges.length; edge++) connect(edges.a[edge]!, edges.b[edge]!);
  return partition.clusters().map((piece) => piece.map((index) => members[index]!));
}
