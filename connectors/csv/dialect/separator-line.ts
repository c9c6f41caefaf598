/**
 * The first line by which Excel is told the delimiter: `sep=;`. Returns the delimiter and the length of the line in bytes, with its
 * line end, or `null` when there is none.
 */
export function separatorLine(sample: Buffer): { readonly delimiter: string; readonly length: number } | null {
  const start = sample.subarray(0, 32).toString('utf8');
  const match = /^\ufeff?"?sep=([^"\r\n])"?(?:\r\n|\n|\r)/i.exec(start);
  const delimiter = match?.[1];
  return match === null || delimiter === undefined ? null : { delimiter, length: Buffer.byteLength(match[0]) };
}
