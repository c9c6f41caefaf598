import type { Document, YAMLParseError } from 'yaml';
import { LineCounter, parseDocument, visit } from 'yaml';
import { YektaError } from '../errors/yekta-error.ts';
import type { ConfigPath } from '../problems/problem.ts';
import { offsetOf } from './path-offset.ts';

/** A parsed YAML text that knows on which line each of its paths stands. */
export interface YamlFile {
  /** Plain data; aliases and merge keys resolved. */
  readonly value: unknown;
  /** 1-based line of the key at a path, or of its nearest ancestor that is in the file. */
  readonly lineOf: (path: ConfigPath) => number;
}

/** @throws YektaError `config.syntax` with the line, also for duplicate keys and for aliases that expand without bound. */
export function parseYamlFile(text: string, file: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const error = document.errors[0];
  if (error !== undefined) throw syntaxError(file, lines.linePos(error.pos[0]).line, messageOf(error));
  const unknown = unknownAlias(document);
  if (unknown !== null) throw syntaxError(file, lines.linePos(unknown).line, 'the alias has no anchor before it');
  return {
    value: toPlain(document, file),
    lineOf: (path) => lines.linePos(offsetOf(document, path)).line,
  };
}

/** Offset of the first alias without an anchor, which the parser itself reports without a place. */
function unknownAlias(document: Document.Parsed): number | null {
  let offset: number | null = null;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return undefined;
      offset = alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

function toPlain(document: Document.Parsed, file: string): unknown {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    JSON.stringify(value); // An anchor that holds an alias of itself makes circular data, which this refuses.
    return value;
  } catch (cause) {
    throw new YektaError('config.syntax', 'Not valid YAML: the aliases expand without bound.', {
      place: { file },
      remedy: 'Use fewer aliases inside what other aliases refer to.',
      cause,
    });
  }
}

/** The parser's own words, except where they speak to programmers. */
function messageOf(error: YAMLParseError): string {
  return error.code === 'MULTIPLE_DOCS' ? 'a second document starts here' : error.message;
}

function syntaxError(file: string, line: number, message: string): YektaError {
  return new YektaError('config.syntax', `Not valid YAML: ${message.replace(/[.:]*$/, '')}.`, {
    place: { file, line },
    remedy: 'Check the indentation, colons and quotes on this line and the one above.',
  });
}
