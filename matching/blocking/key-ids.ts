/** Numbers the texts of one kind of blocking key. */
export interface KeyIds {
  readonly idOf: (key: string, code: number) => number;
  /** One more than the highest number given. */
  readonly size: () => number;
}

/** Integers per slot of the table: both halves of the hash, and the number plus one; 0 for an empty slot. */
const SLOT = 3;

/**
 * Numbers keys in order of appearance. Keys are told apart by a hash of 64 bits, which is several times as fast as a Map of
 * texts. Among a million keys, two fall together with a probability of about 3 in 10^8; records then become candidates for no
 * reason, and are scored as any other pair.
 *
 * @param known keys that are numbered 0 and up from the start
 */
export function createKeyIds(
  known: { readonly length: number; readonly at: (id: number) => string } | null = null,
): KeyIds {
  let slots = 1024;
  let table = new Int32Array(slots * SLOT);
  let used = 0;
  let size = known?.length ?? 0;

  let low = 0;
  let high = 0;

  /** Sets both halves of the hash of a text. */
  const hash = (text: string): void => {
    low = 0x9e3779b1 ^ text.length;
    high = 0x85ebca6b;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      low = Math.imul(low ^ unit, 0xcc9e2d51);
      low ^= low >>> 15;
      high = Math.imul(high ^ unit, 0x1b873593);
      high ^= high >>> 13;
    }
    low = mix(low);
    high = mix(high);
  };
  /** Where the hash stands in the table, or the empty slot where it belongs. */
  const find = (): number => {
    let slot = low & (slots - 1);
    while (table[slot * SLOT + 2] !== 0 && (table[slot * SLOT] !== low || table[slot * SLOT + 1] !== high)) {
      slot = (slot + 1) & (slots - 1);
    }
    return slot * SLOT;
  };
  const fill = (id: number): void => {
    const at = find();
    table[at] = low;
    table[at + 1] = high;
    table[at + 2] = id + 1;
  };
  const grow = (): void => {
    const old = table;
    slots *= 4;
    table = new Int32Array(slots * SLOT);
    for (let at = 0; at < old.length; at += SLOT) {
      if (old[at + 2] === 0) continue;
      low = old[at]!;
      high = old[at + 1]!;
      fill(old[at + 2]! - 1);
    }
  };
  /** The number of a key; `next` when it has none yet. */
  const numberOf = (key: string, next: number): number => {
    hash(key);
    const number = table[find() + 2]!;
    if (number !== 0) return number - 1;
    fill(next);
    if (++used * 2 > slots) grow();
    return next;
  };
  for (let id = 0; id < size; id++) numberOf(known!.at(id), id);
  return {
    idOf: (key) => {
      const id = numberOf(key, size);
      if (id === size) size++;
      return id;
    },
    size: () => size,
  };
}

/** Spreads what differs over all bits. */
function mix(half: number): number {
  let mixed = Math.imul(half ^ (half >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/**
 * The same for keys of one column that mostly are its values themselves (`exact`): as long as they all are, codes serve as
 * numbers and no text is looked at. Codes have to come in ascending order.
 *
 * @param textOf distinct values of the column by code
 */
export function createValueIds(count: number, textOf: (code: number) => string): KeyIds {
  let ids: KeyIds | null = null;
  return {
    idOf: (key, code) => {
      if (ids === null && key === textOf(code)) return code;
      ids ??= createKeyIds({ length: code, at: textOf });
      return ids.idOf(key, code);
    },
    size: () => ids?.size() ?? count,
  };
}
