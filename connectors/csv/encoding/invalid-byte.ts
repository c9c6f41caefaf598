/** A byte that no valid UTF-8 holds: stands for what could not be decoded. */
export const invalidByte = 0xff;

const invalid = Buffer.from([invalidByte]);

/** UTF-8 of the text, with `invalidByte` for each match of `undecodable` (a global expression). */
export function encodeMarking(text: string, undecodable: RegExp): Buffer {
  const parts = text.split(undecodable);
  if (parts.length === 1) return Buffer.from(text);
  return Buffer.concat(
    parts.flatMap((part, index) => (index === 0 ? [Buffer.from(part)] : [invalid, Buffer.from(part)])),
  );
}
