/** Puts an array of every part one behind the other into a new array that has room for all. */
export function joinParts<P, T extends Int8Array | Uint8Array | Int32Array | Float64Array>(
  parts: readonly P[],
  of: (part: P) => T,
  into: T,
): T {
  let at = 0;
  for (const part of parts) {
    into.set(of(part), at);
    at += of(part).length;
  }
  return into;
}
