/** An append-only list of 32-bit integers. */
export interface GrowableInts {
  readonly length: () => number;
  readonly push: (value: number) => void;
  /** @param index below the length */
  readonly at: (index: number) => number;
  /** Forgets the values. */
  readonly clear: () => void;
  /** The values so far; valid until the next push. */
  readonly view: () => Int32Array;
}

/** @param capacity to begin with; small ones cost next to nothing where many short lists are made */
export function growableInts(capacity = 16): GrowableInts {
  let values = new Int32Array(capacity);
  let length = 0;
  return {
    length: () => length,
    push: (value) => {
      if (length === values.length) {
        const larger = new Int32Array(length * 2);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    at: (index) => values[index]!,
    clear: () => {
      length = 0;
    },
    view: () => values.subarray(0, length),
  };
}
