/**
 * Remembers results of a pure function for at most `capacity` texts and forgets all of them when full. For values that are
 * analysed again for every pair they take part in.
 */
export function boundedMemo<T>(compute: (text: string) => T, capacity: number): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const hit = known.get(text);
    if (hit !== undefined) return hit;
    const result = compute(text);
    if (known.size >= capacity) known.clear();
    known.set(text, result);
    return result;
  };
}
