import { YektaError } from '../../../config/errors/yekta-error.ts';
import { looksUtf16 } from './looks-utf16.ts';
import { Utf8Evidence } from './utf8-evidence.ts';

export interface DetectedEncoding {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256';
  /** How it was told, in words. */
  readonly because: string;
}

/** The `because` of a file that is the same in every encoding but UTF-16. */
export const plainAscii = 'it is plain ASCII';

/** Characters over ASCII after which the answer no longer changes in any real file. */
const enoughCharacters = 20_000;

/**
 * The encoding of a text file: by its byte order mark; by where the zero bytes of UTF-16 stand; else UTF-8 when most characters
 * over ASCII are well-formed in it (a few broken ones cost their rows, not the file), else windows-1256, the code page
 * of Persian Windows programs. Reads on until it has seen enough characters over ASCII, to the end of the file if need be.
 *
 * @param sample Start of the file.
 * @param rest Reads what follows the sample.
 * @throws YektaError `file.encoding` when the text is neither.
 */
export async function detectEncoding(sample: Buffer, rest: () => AsyncIterable<Buffer>): Promise<DetectedEncoding> {
  const obvious = detectObvious(sample);
  if (obvious !== null) return obvious;
  const evidence = new Utf8Evidence();
  evidence.add(sample, false);
  if (evidence.total < enoughCharacters) {
    for await (const chunk of rest()) {
      evidence.add(chunk, false);
      if (evidence.total >= enoughCharacters) break;
    }
  }
  evidence.add(Buffer.alloc(0), true);
  return judge(evidence);
}

/** The encoding that the start of a file shows by itself: a byte order mark or UTF-16; else `null`. */
export function detectObvious(sample: Buffer): DetectedEncoding | null {
  const marked = encodingOfMark(sample);
  if (marked !== null) return { encoding: marked, because: 'it starts with the byte order mark' };
  const utf16 = looksUtf16(sample);
  return utf16 === null ? null : { encoding: utf16, because: 'every other byte is zero or Arabic' };
}

function judge(evidence: Utf8Evidence): DetectedEncoding {
  const { characters, strayBytes, persianStrayBytes, total } = evidence;
  if (total === 0) return { encoding: 'utf-8', because: plainAscii };
  if (characters >= strayBytes) return { encoding: 'utf-8', because: 'its bytes are valid in it' };
  if (strayBytes >= 100 && persianStrayBytes < strayBytes / 2) {
    throw new YektaError('file.encoding', 'The text is neither UTF-8, UTF-16 nor windows-1256.', {
      remedy: 'Declare the encoding of the source, or export it again as UTF-8.',
    });
  }
  return { encoding: 'windows-1256', because: 'its bytes are not UTF-8' };
}

function encodingOfMark(sample: Buffer): DetectedEncoding['encoding'] | null {
  const [first, second, third] = sample;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}
