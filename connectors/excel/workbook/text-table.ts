/** A multiple of the longest text in UTF-8, so that little of a page stays unused. */
const pageBytes = 4 * 1024 ** 2;
const firstTexts = 4_096;

/**
 * Many texts by number, held as UTF-8 in pages: half the memory of JavaScript strings, nothing for the garbage collector
 * to visit, and no copy of all when it grows.
 */
export class TextTable {
  /** The longest text of a cell in Excel, in UTF-16 units. Longer ones are cut to one unit more, to be told apart. */
  static readonly longestText = 32_767;

  readonly #pages: Buffer[] = [];
  #pageUsed = 0;
  #count = 0;
  /** Page and place in it, as one number. */
  #starts = new Uint32Array(firstTexts);
  #lengths = new Uint32Array(firstTexts);

  get count(): number {
    return this.#count;
  }

  /** Bytes of memory held. */
  get bytes(): number {
    return this.#pages.length * pageBytes + this.#starts.byteLength + this.#lengths.byteLength;
  }

  add(text: string): void {
    const kept = text.length > TextTable.longestText ? text.slice(0, TextTable.longestText + 1) : text;
    if (this.#pages.length === 0 || this.#pageUsed + kept.length * 3 > pageBytes) {
      this.#pages.push(Buffer.allocUnsafeSlow(pageBytes));
      this.#pageUsed = 0;
    }
    if (this.#count === this.#starts.length) {
      this.#starts = doubled(this.#starts);
      this.#lengths = doubled(this.#lengths);
    }
    const length = this.#pages.at(-1)!.write(kept, this.#pageUsed);
    this.#starts[this.#count] = (this.#pages.length - 1) * pageBytes + this.#pageUsed;
    this.#lengths[this.#count] = length;
    this.#pageUsed += length;
    this.#count += 1;
  }

  /** The text with this number; undefined when there is none. */
  get(index: number): string | undefined {
    const start = index < this.#count ? this.#starts[index] : undefined;
    if (start === undefined) return undefined;
    const inPage = start % pageBytes;
    return this.#pages[(start - inPage) / pageBytes]!.toString('utf8', inPage, inPage + this.#lengths[index]!);
  }
}

function doubled(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
