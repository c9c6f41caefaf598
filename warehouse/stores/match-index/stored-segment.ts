/** A segment of the stored blocking index. */
export interface StoredSegment {
  readonly id: number;
  readonly bits: number;
  readonly entries: number;
}
