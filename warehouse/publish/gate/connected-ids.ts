/** Sets of texts that hang together, by union and find. */
export interface ConnectedIds {
  /** Joins the sets of these texts; nulls are passed over. */
  readonly join: (ids: readonly (string | null)[]) => void;
  readonly has: (id: string) => boolean;
  /** A text of the set, the same for all of them as long as nothing is joined. */
  readonly rootOf: (id: string) => string;
}

export function connectedIds(): ConnectedIds {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
    for (let at = id; at !== root; ) {
      const next = parents.get(at)!;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  return {
    join: (ids) => {
      let first: string | null = null;
      for (const id of ids) {
        if (id === null) continue;
        if (!parents.has(id)) parents.set(id, id);
        if (first === null) first = rootOf(id);
        else parents.set(rootOf(id), first);
      }
    },
    has: (id) => parents.has(id),
    rootOf,
  };
}
