/** Texts that JSON writes as they are: no quotes, backslashes or control characters, and no surrogates, of which it escapes lone ones. */
const plain = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

/** The JSON text of a text, as `JSON.stringify` writes it. Most texts need no escapes, and then quotes around them are all. */
export function jsonText(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text);
}
