/** A list of integers as it stands in a query that takes no parameters, such as that of a COPY. */
export function integerList(integers: readonly number[]): string {
  return `'{${integers.map((integer) => Math.trunc(integer)).join(',')}}'::integer[]`;
}
