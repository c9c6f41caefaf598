/** Told, by a code, why a thread does not help. */
export type OnTrouble = (code: string) => void;

/** What ended a thread, as a code: messages may hold values of records (law 10). */
export function troubleCode(reason: unknown): string {
  const { code, name } = reason as { readonly code?: unknown; readonly name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'a thread ended early';
}
