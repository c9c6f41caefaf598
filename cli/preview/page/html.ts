const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it can stand in HTML and SVG, also in attributes. Control characters, which neither may hold, become spaces. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!).replace(/\p{Cc}/gu, ' ');
}

/** A value of either direction, kept from disturbing the text around it. */
export function isolatedHtml(text: string): string {
  return `<bdi>${escaped(text)}</bdi>`;
}
