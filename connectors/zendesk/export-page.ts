/** One page of an incremental export, whatever its way of paging. */
export interface ExportPage<Position> {
  /** Objects as answered, not yet looked at. */
  readonly objects: readonly unknown[];
  /** Objects that the answer repeated and that are left out. */
  readonly repeated: number;
  /** Where to go on after this page. */
  readonly position: Position;
  /** True when nothing more has changed up to now. */
  readonly last: boolean;
}
