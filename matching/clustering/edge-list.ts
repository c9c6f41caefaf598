/** Scored pairs as columns; rows `a` before `b`, each pair once. */
export interface EdgeList {
  readonly length: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Match weights on the grid of `quantize`. */
  readonly weight: Float64Array;
}
