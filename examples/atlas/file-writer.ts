import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** Writes a file piece by piece and waits when the disk is slower: bounded memory at any size. */
export class FileWriter {
  readonly #stream;

  constructor(path: string) {
    this.#stream = createWriteStream(path);
  }

  async write(piece: string | Uint8Array): Promise<void> {
    if (!this.#stream.write(piece)) await once(this.#stream, 'drain');
  }

  async close(): Promise<void> {
    this.#stream.end();
    await once(this.#stream, 'close');
  }
}
