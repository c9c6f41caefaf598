/** 32-bit hash of a text, by its UTF-16 units: FNV-1a (Fowler, Noll and Vo). The same on every machine and for ever. */
export function textHash(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
