/**
 * One kind of blocking key of one field, such as `phone:last7`, over the whole table, without any text: threads can take it as
 * it is. A key that only one record has pairs nobody and is left out.
 */
export interface KeySource {
  /** `field:key name`. */
  readonly name: string;
  /** Keys are `0` up to, not including, `keyCount`. */
  readonly keyCount: number;
  /** Values of row r: `codes[offsets[r]]` up to, not including, `codes[offsets[r + 1]]`. */
  readonly offsets: Uint32Array;
  readonly codes: Uint32Array;
  /** Keys of value c: `codeKeys[codeStarts[c]]` up to, not including, `codeKeys[codeStarts[c + 1]]`. */
  readonly codeStarts: Int32Array;
  readonly codeKeys: Int32Array;
}
