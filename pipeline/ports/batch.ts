/**
 * A batch whose items may be made as they are asked for, so that none of them is kept while others are worked on: a batch of decoded
 * records in waiting costs the garbage collector more than everything that is done with them. An array is such a batch.
 */
export interface Batch<T> extends Iterable<T> {
  readonly length: number;
}

/** The same batch with another item for each of its own, made when it is asked for. */
export function mapBatch<T, U>(batch: Batch<T>, map: (item: T) => U): Batch<U> {
  return {
    length: batch.length,
    *[Symbol.iterator]() {
      for (const item of batch) yield map(item);
    },
  };
}
