/** The body of an answer, or why there is none. */
export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'too_large' }
  /** Not UTF-8, or not JSON: also what remains of an answer that was cut short. */
  | { readonly kind: 'broken' };

/** Reads a JSON body of at most `maxBytes`, counted after decompression. */
export async function readJsonBody(response: Response, maxBytes: number): Promise<Body> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the stream and so closes the connection.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return { kind: 'too_large' };
    chunks.push(chunk);
  }
  try {
    // Strict: a replaced letter would be a silently wrong name.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'broken' };
  }
}
