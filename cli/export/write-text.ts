import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes and waits while the reader is slower, so that an export of any size needs little memory. */
export async function writeText(out: Writable, text: string): Promise<void> {
  if (out.errored) throw out.errored;
  if (!out.write(text)) await once(out, 'drain');
}
