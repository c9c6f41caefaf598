const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Replaces the five named references of XML and character references; null when there is any other, or a lone `&`. */
export function decodeEntities(text: string): string | null {
  let valid = true;
  const decoded = text.replace(/&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-z]+));|&/g, (_, hex, decimal, name) => {
    const character = name === undefined ? characterOf(hex, decimal) : named[name];
    if (character === undefined) valid = false;
    return character ?? '';
  });
  return valid ? decoded : null;
}

function characterOf(hex: string | undefined, decimal: string | undefined): string | undefined {
  const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}
