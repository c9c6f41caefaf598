import { FileWriter } from './file-writer.ts';
import type { Party } from './world/party.ts';

const header = 'source,key,entity';

/** Writes `truth.csv`: for every customer record, which real customer it is about. */
export class TruthWriter {
  readonly #file: FileWriter;
  #lines: string[] = [header];

  constructor(path: string) {
    this.#file = new FileWriter(path);
  }

  async add(source: string, key: string, party: Party): Promise<void> {
    this.#lines.push(`${source},${key},${party.entity}`);
    if (this.#lines.length > 1000) await this.#flush();
  }

  async close(): Promise<void> {
    await this.#flush();
    await this.#file.close();
  }

  async #flush(): Promise<void> {
    if (this.#lines.length > 0) await this.#file.write(`${this.#lines.join('\n')}\n`);
    this.#lines = [];
  }
}
