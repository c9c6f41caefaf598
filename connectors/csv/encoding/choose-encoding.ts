import { YektaError } from '../../../config/errors/yekta-error.ts';
import { canonicalEncoding } from './canonical-encoding.ts';
import { type DetectedEncoding, detectEncoding, plainAscii } from './detect-encoding.ts';

export interface ChosenEncoding {
  /** Canonical name. */
  readonly name: string;
  readonly notes: readonly string[];
}

/**
 * The declared encoding, or with `auto` the detected one. A declared encoding wins; a note tells when the content speaks for another.
 *
 * @throws YektaError `file.encoding` when nothing is declared and none is detected.
 */
export async function chooseEncoding(
  sample: Buffer,
  rest: () => AsyncIterable<Buffer>,
  declared: string,
): Promise<ChosenEncoding> {
  if (declared === 'auto') {
    const detected = await detectEncoding(sample, rest);
    return { name: detected.encoding, notes: noteDetected(detected) };
  }
  const name = canonicalEncoding(declared) ?? declared;
  const detected = await detectEncoding(sample, nothing).catch((error: unknown) => {
    if (error instanceof YektaError) return null;
    throw error;
  });
  const differs = detected !== null && detected.encoding !== name && detected.because !== plainAscii;
  return {
    name,
    notes: differs ? [`Read as ${name}, as declared; it looks like ${detected.encoding}: ${detected.because}.`] : [],
  };
}

async function* nothing(): AsyncGenerator<Buffer, void> {}

function noteDetected({ encoding, because }: DetectedEncoding): readonly string[] {
  const note = `Read as ${encoding}: ${because}.`;
  return encoding === 'windows-1256' ? [note, withoutPersianYeh] : [note];
}

const withoutPersianYeh =
  'This code page has no Persian yeh: where Persian text has one, the file gives Arabic yeh (U+064A) or alef maksura (U+0649).';
