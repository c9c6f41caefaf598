import { YektaError } from '../../../config/errors/yekta-error.ts';

const getAgain = 'Get the file again from where it came.';

/** What an error of the file system, of yauzl or of zlib says about the file. */
export function archiveError(error: unknown): YektaError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') {
    return new YektaError('file.truncated', 'A part of the file ends before its content is complete.', {
      remedy: getAgain,
      cause: error,
    });
  }
  if (code !== '' && !code.startsWith('Z_')) {
    return new YektaError('file.unreadable', `The file cannot be read (${code}).`, {
      remedy: 'Check that it exists and that Yekta may read it.',
      cause: error,
    });
  }
  return new YektaError('file.malformed', 'The zip structure of the file is damaged.', {
    remedy: getAgain,
    cause: error,
  });
}
