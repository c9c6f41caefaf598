/** A misbehaviour of the server at every n-th request. */
export type Fault =
  /** Status 500 with an HTML body. */
  | { readonly kind: 'error'; readonly every: number }
  /** The connection closes without an answer. */
  | { readonly kind: 'drop'; readonly every: number }
  /** The connection closes in the middle of the body. */
  | { readonly kind: 'cut'; readonly every: number }
  /** The body ends in the middle, and the headers say that this is all. */
  | { readonly kind: 'truncate'; readonly every: number }
  | { readonly kind: 'slow'; readonly every: number; readonly delayMs: number };

/** The fault of the n-th request (1-based), the first that is due. */
export function faultAt(request: number, faults: readonly Fault[]): Fault | null {
  return faults.find(({ every }) => request % every === 0) ?? null;
}
