/** How a text file writes its cells. */
export interface Dialect {
  readonly delimiter: string;
  /** One ASCII character, doubled inside quoted cells; `null` when quotes are ordinary text. */
  readonly quote: string | null;
}
