/** Reads a list "name=other,other name ..." of names in comparable text, parted by white space: the others by name. */
export function listedNames(text: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    text
      .trim()
      .split(/\s+/)
      .map((entry) => {
        const [name, others] = entry.split('=');
        return [name!, others === undefined ? [] : others.split(',')];
      }),
  );
}
