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

/** @param capacity of the first value on; an empty list has no room of its own: many stay empty */
export function growableInts(capacity = 16): GrowableInts {
  let values = NONE;
  let length = 0;
  return {
    length: () => length,
    push: (value) => {
      if (length === values.length) {
        const larger = new Int32Array(Math.max(capacity, length * 2));
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

const NONE = new Int32Array(0);
