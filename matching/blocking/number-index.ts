/** Numbers distinct non-negative integers (up to 2^53) in order of first appearance. */
export interface NumberIndex {
  readonly add: (value: number) => number;
  readonly size: () => number;
}

/** An open-addressing table: several times smaller and faster than a Map of numbers. */
export function createNumberIndex(): NumberIndex {
  let slots = 1024;
  let values = new Float64Array(slots).fill(-1);
  let ids = new Int32Array(slots);
  let size = 0;

  const slotOf = (value: number): number => {
    const low = value % 4294967296;
    let slot = (Math.imul(low ^ (value / 4294967296), 0x9e3779b1) >>> 5) & (slots - 1);
    while (values[slot] !== -1 && values[slot] !== value) slot = (slot + 1) & (slots - 1);
    return slot;
  };
  const grow = (): void => {
    const [oldValues, oldIds] = [values, ids];
    slots *= 2;
    values = new Float64Array(slots).fill(-1);
    ids = new Int32Array(slots);
    for (const [old, value] of oldValues.entries()) {
      if (value === -1) continue;
      const slot = slotOf(value);
      values[slot] = value;
      ids[slot] = oldIds[old]!;
    }
  };
  const add = (value: number): number => {
    const slot = slotOf(value);
    if (values[slot] === value) return ids[slot]!;
    values[slot] = value;
    ids[slot] = size++;
    if (size * 2 > slots) grow();
    return size - 1;
  };
  return { add, size: () => size };
}
