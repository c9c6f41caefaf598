import { describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { detectEncoding } from '../../../../connectors/csv/encoding/detect-encoding.ts';

async function detect(...chunks: readonly Uint8Array[]): Promise<string> {
  const [sample = Buffer.alloc(0), ...rest] = chunks.map((chunk) => Buffer.from(chunk));
  const detected = await detectEncoding(sample, async function* () {
    yield* rest;
  });
  return detected.encoding;
}

const persian = 'شناسه,نام\n1,گیتی پژوهش‌گر چای\n';

describe('detectEncoding', () => {
  test.each(['utf-8', 'utf-16le', 'utf-16be'])('%s, with and without a byte order mark', async (encoding) => {
    expect(await detect(iconv.encode(`\ufeff${persian}`, encoding))).toBe(encoding);
    expect(await detect(iconv.encode(persian, encoding))).toBe(encoding);
  });

  test('windows-1256', async () => {
    expect(await detect(iconv.encode(persian.replaceAll('ی', 'ي'), 'windows-1256'))).toBe('windows-1256');
  });

  test('plain ASCII is UTF-8', async () => {
    expect(await detect(Buffer.from('id,name\n1,Ali\n'))).toBe('utf-8');
  });

  test('a few invalid bytes do not make UTF-8 another encoding', async () => {
    expect(await detect(Buffer.concat([Buffer.from(persian), Buffer.from([0xff, 0xd9])]))).toBe('utf-8');
  });

  test('reads on while all is ASCII, and joins a character that two chunks share', async () => {
    const name = Buffer.from('علی');
    const ascii = Buffer.from('id,name\n1,Ali\n');
    expect(await detect(ascii, ascii, name.subarray(0, 1), name.subarray(1, 3), name.subarray(3))).toBe('utf-8');
    expect(await detect(ascii, ascii, iconv.encode('گل', 'windows-1256'))).toBe('windows-1256');
  });

  test('refuses text of no encoding that it knows', async () => {
    const dos = Buffer.alloc(200, 0x92);
    await expect(detect(dos)).rejects.toMatchObject({ code: 'file.encoding' });
  });
});
