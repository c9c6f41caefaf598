/** Repeats a draw until it gives a value that it never gave before, so that only one party owns a number or address. */
export class UniqueDraws {
  readonly #taken = new Set<string>();

  draw(draw: () => string): string {
    for (;;) {
      const value = draw();
      if (this.#taken.has(value)) continue;
      this.#taken.add(value);
      return value;
    }
  }
}
