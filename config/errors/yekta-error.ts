import type { Disposition, ErrorCode } from './error-codes.ts';
import { errorCodes } from './error-codes.ts';

/** Where in the input an error lies. Never holds personal data: names of files and columns, and positions, only. */
export interface Place {
  readonly source?: string;
  readonly file?: string;
  readonly sheet?: string;
  /** 1-based, as a person counts in the file. */
  readonly row?: number;
  readonly column?: string;
  /** Path inside a config file, such as `sources.sales.key`. */
  readonly path?: string;
  /** 1-based line of a text file. */
  readonly line?: number;
}

/**
 * The one error class of Yekta. The message says what is wrong with which kind of value, the place where,
 * the remedy what to do; the code is stable and documented in docs/errors.md.
 */
export class YektaError extends Error {
  override readonly name = 'YektaError';
  readonly code: ErrorCode;
  readonly place: Place;
  readonly remedy: string | undefined;

  constructor(code: ErrorCode, message: string, details: { place?: Place; remedy?: string; cause?: unknown } = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.place = details.place ?? {};
    this.remedy = details.remedy;
  }

  get disposition(): Disposition {
    return errorCodes[this.code].disposition;
  }
}

/** One line for people: `code: place: message. remedy`. */
export function formatError(error: YektaError): string {
  const place = formatPlace(error.place);
  return `${error.code}: ${place === '' ? '' : `${place}: `}${error.message}${error.remedy ? ` ${error.remedy}` : ''}`;
}

/** `file.xlsx, sheet "A", row 12, column "phone"`; empty when nothing is known. */
export function formatPlace(place: Place): string {
  const parts: string[] = [];
  if (place.source !== undefined) parts.push(`source ${place.source}`);
  if (place.file !== undefined) parts.push(place.line === undefined ? place.file : `${place.file}:${place.line}`);
  if (place.sheet !== undefined) parts.push(`sheet "${place.sheet}"`);
  if (place.row !== undefined) parts.push(`row ${place.row}`);
  if (place.column !== undefined) parts.push(`column "${place.column}"`);
  if (place.path !== undefined) parts.push(place.path);
  return parts.join(', ');
}
