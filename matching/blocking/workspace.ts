/**
 * Arrays that serve one rule after the other. New ones would have to be cleared and collected every time, which takes as long as
 * the work that is done in them.
 */
export interface Workspace {
  /** An array of so many integers, whatever they are; takes the place of the last one of that name. */
  readonly take: (name: WorkName, length: number) => Int32Array;
  /** The same with the content of the last one of that name. */
  readonly enlarge: (name: WorkName, length: number) => Int32Array;
}

type WorkName = 'combined' | 'entries' | 'sizes' | 'starts' | 'ends' | 'next' | 'last';

export function createWorkspace(): Workspace {
  const arrays = new Map<WorkName, Int32Array>();
  const take: Workspace['take'] = (name, length) => {
    let array = arrays.get(name);
    if (array === undefined || array.length < length) {
      array = new Int32Array(length);
      arrays.set(name, array);
    }
    return array.subarray(0, length);
  };
  const enlarge: Workspace['enlarge'] = (name, length) => {
    const old = arrays.get(name)!;
    const array = take(name, length);
    if (array.buffer !== old.buffer) array.set(old);
    return array;
  };
  return { take, enlarge };
}
