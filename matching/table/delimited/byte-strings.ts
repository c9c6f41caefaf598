/** A growing list of UTF-8 texts, kept as bytes one behind the other: text `i` is `bytes[starts[i]]` up to `bytes[starts[i + 1]]`. */
export interface ByteStrings {
  length: number;
  bytes: Uint8Array;
  starts: Int32Array;
}

export function createByteStrings(): ByteStrings {
  return { length: 0, bytes: new Uint8Array(64), starts: new Int32Array(16) };
}

/** Makes room for cells, `ends[i] - starts[i]` bytes each; afterwards the arrays of the list stay until the next call. */
export function reserve(list: ByteStrings, starts: Int32Array, ends: Int32Array): void {
  let size = list.starts[list.length]!;
  for (let i = 0; i < starts.length; i++) size += ends[i]! - starts[i]!;
  if (size > list.bytes.length) {
    const old = list.bytes;
    list.bytes = new Uint8Array(Math.max(2 * old.length, size));
    list.bytes.set(old);
  }
  if (list.length + starts.length >= list.starts.length) {
    const old = list.starts;
    list.starts = new Int32Array(Math.max(2 * old.length, list.length + starts.length + 1));
    list.starts.set(old);
  }
}

/** Adds `source[start]` up to, not including, `source[end]`; its room is reserved. */
export function append(list: ByteStrings, source: Uint8Array, start: number, end: number): void {
  const { bytes, starts, length } = list;
  let at = starts[length]!;
  for (let i = start; i < end; i++) bytes[at++] = source[i]!;
  starts[length + 1] = at;
  list.length = length + 1;
}

export function appendAll(list: ByteStrings, source: Uint8Array, starts: Int32Array, ends: Int32Array): void {
  reserve(list, starts, ends);
  for (let i = 0; i < starts.length; i++) append(list, source, starts[i]!, ends[i]!);
}

/** The texts at some positions, in their order. */
export function pick({ bytes, starts }: ByteStrings, positions: Int32Array): ByteStrings {
  const picked = createByteStrings();
  const from = positions.map((position) => starts[position]!);
  const to = positions.map((position) => starts[position + 1]!);
  appendAll(picked, bytes, from, to);
  return picked;
}
