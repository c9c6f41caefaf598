import type { ConfigPath } from '../problems/problem.ts';

export interface ResolvedReferences {
  /** The data with every reference replaced; texts with a missing variable are left as written. */
  readonly value: unknown;
  /** Paths of texts that hold references: their values come from the environment and are never printed. */
  readonly referencing: readonly ConfigPath[];
  /** Variables that are not set, or empty, with the paths that refer to them. */
  readonly missing: readonly { readonly name: string; readonly path: ConfigPath }[];
}

const reference = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/**
 * Replaces `${NAME}` in every text of the data, never in keys. A value that itself contains `${...}` is not looked at again.
 *
 * @param standInAt text to take at a path whose variables are not set; null where they have to be
 */
export function resolveReferences(
  value: unknown,
  env: NodeJS.ProcessEnv,
  standInAt: (path: ConfigPath) => string | null = () => null,
): ResolvedReferences {
  const referencing: ConfigPath[] = [];
  const missing: { name: string; path: ConfigPath }[] = [];
  return { value: resolve(value, []), referencing, missing };

  function resolve(node: unknown, path: ConfigPath): unknown {
    if (typeof node === 'string') return resolveText(node, path);
    if (Array.isArray(node)) return node.map((item, i) => resolve(item, [...path, i]));
    if (typeof node === 'object' && node !== null) {
      return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, resolve(item, [...path, key])]));
    }
    return node;
  }

  function resolveText(text: string, path: ConfigPath): string {
    const names = [...text.matchAll(reference)].map((match) => match[1]!);
    if (names.length === 0) return text;
    referencing.push(path);
    const unset = names.filter((name) => !env[name]);
    if (unset.length === 0) return text.replace(reference, (_, name: string) => env[name]!);
    const standIn = standInAt(path);
    if (standIn !== null) return standIn;
    for (const name of unset) missing.push({ name, path });
    return text;
  }
}

/** True when the whole text is one reference. */
export function isWholeReference(text: string): boolean {
  return /^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/.test(text);
}
