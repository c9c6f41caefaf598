import iconv from 'iconv-lite';

/** The one name that Yekta uses for an encoding (`UTF8` is `utf-8`), or `null` when it is not known. */
export function canonicalEncoding(name: string): string | null {
  const lower = name.trim().toLowerCase();
  const plain = lower.replace(/[^a-z0-9]/g, '');
  if (plain === 'utf8') return 'utf-8';
  if (plain === 'utf16le' || plain === 'utf16be') return `utf-16${plain.slice(-2)}`;
  if (/^(?:cp|windows|win)1256$/.test(plain)) return 'windows-1256';
  return iconv.encodingExists(lower) ? lower : null;
}
