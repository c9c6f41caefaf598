/** Two rows of a table of which people know whether they are one customer. */
export interface LabelledRows {
  readonly a: number;
  readonly b: number;
  readonly same: boolean;
}
