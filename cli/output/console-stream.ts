/** What a console needs of the stream that it writes to. */
export interface ConsoleStream {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal. */
  readonly columns?: number;
}
