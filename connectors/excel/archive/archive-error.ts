import { YektaError } from '../../../config/errors/yekta-error.ts';

/** What an error of the file system, of yauzl or of zlib says about the file. */
export function archiveError(error: unknown): YektaError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code !== '' && !code.startsWith('Z_')) {
    return new YektaError('file.unreadable', `The file cannot be read (${code}).`, {
      remedy: 'Check that it exists and that Yekta may read it.',
      cause: error,
    });
  }
  return new YektaError('file.malformed', 'The zip structure of the file is damaged.', {
    remedy: 'Get the file again from where it came.',
    cause: error,
  });
}
