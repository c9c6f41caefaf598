/** A uuid, written as text, in the binary format of COPY. */
export function uuidBytes(text: string): Uint8Array {
  return Buffer.from(text.replaceAll('-', ''), 'hex');
}

/** An integer of 64 bits. */
export function bigintBytes(value: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}

/** A time with its zone, from ISO 8601. */
export function timeBytes(iso: string): Uint8Array {
  return bigintBytes((Date.parse(iso) - EPOCH) * MICROSECONDS);
}

/** ISO 8601, from the 64 bits of a time with its zone, the upper 32 and the lower; to the millisecond, until 2285. */
export function timeOfBits(upper: number, lower: number): string {
  const microseconds = upper * 2 ** 32 + (lower >>> 0);
  return new Date(Math.floor(microseconds / MICROSECONDS) + EPOCH).toISOString();
}

/** Where Postgres begins to count, in milliseconds since 1970. */
const EPOCH = Date.UTC(2000, 0, 1);
/** In a millisecond. */
const MICROSECONDS = 1_000;
