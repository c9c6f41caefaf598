import { YektaError } from '../../../config/errors/yekta-error.ts';
import { decodeEntities } from './entities.ts';

/** Gets what a scanner finds. Names come without namespace prefix. */
export interface XmlHandler {
  /** `attributes` is the raw text between the name and the end of the tag; see {@link attribute}. */
  open(name: string, attributes: string): void;
  /**
   * Character data with references decoded, `undecodable` for those that XML does not know; one run of text may come in
   * several pieces.
   */
  text(text: string): void;
  close(name: string): void;
}

const longestMarkup = 65_536;
const deepestNesting = 100;
/** Longest reference that can be right: `&#x10FFFF;` with some leading zeros. */
const longestReference = 16;

const terminators = { cdata: ']]>', comment: '-->', instruction: '?>' } as const;
type Mode = 'content' | keyof typeof terminators;

/**
 * A streaming scanner for the large parts of a workbook, several times faster than a general SAX parser. It takes text cut
 * anywhere, holds only the markup it stands in, checks that tags are balanced, and refuses document type declarations
 * (and with them every entity but the five of XML).
 *
 * @throws YektaError `file.malformed`, `file.unsafe`, and from `end()` `file.truncated`.
 */
export class XmlScanner {
  readonly #part: string;
  readonly #handler: XmlHandler;
  readonly #open: string[] = [];
  #mode: Mode = 'content';
  #rest = '';
  #rootSeen = false;

  /** `part` names the part of the workbook in messages. */
  constructor(part: string, handler: XmlHandler) {
    this.#part = part;
    this.#handler = handler;
  }

  write(chunk: string): void {
    const buffer = this.#rest === '' ? chunk : this.#rest + chunk;
    let at = 0;
    for (;;) {
      if (this.#mode !== 'content') {
        const next = this.#skipTo(terminators[this.#mode], buffer, at);
        at = next.at;
        if (!next.ended) break;
        this.#mode = 'content';
      }
      const start = buffer.indexOf('<', at);
      if (start === -1) {
        const cut = textCut(buffer, at);
        this.#text(buffer.slice(at, cut));
        at = cut;
        break;
      }
      if (start > at) this.#text(buffer.slice(at, start));
      at = this.#markup(buffer, start);
      if (at === start) break;
    }
    this.#rest = buffer.slice(at);
    if (this.#rest.length > longestMarkup) throw this.#malformed('has a tag without an end');
  }

  /** To call after the last chunk. */
  end(): void {
    if (this.#rootSeen && this.#open.length === 0 && this.#mode === 'content' && this.#rest.trim() === '') return;
    throw new YektaError('file.truncated', `The part ${this.#part} ends before its content is complete.`, {
      remedy: 'Get the file again from where it came.',
    });
  }

  #skipTo(terminator: string, buffer: string, at: number): { readonly at: number; readonly ended: boolean } {
    const found = buffer.indexOf(terminator, at);
    // The last characters may be the start of the terminator, and a line end must not be cut in two.
    const safe = Math.max(at, buffer.length - terminator.length + 1);
    const end = found === -1 ? (safe > at && buffer[safe - 1] === '\r' ? safe - 1 : safe) : found;
    if (this.#mode === 'cdata' && end > at) this.#handler.text(normalizeLineEnds(buffer.slice(at, end)));
    return found === -1 ? { at: end, ended: false } : { at: found + terminator.length, ended: true };
  }

  #text(text: string): void {
    if (text === '') return;
    if (this.#open.length === 0) {
      if (text.trim() !== '') throw this.#malformed('has text outside its root element');
      return;
    }
    const normal = normalizeLineEnds(text);
    this.#handler.text(normal.includes('&') ? decodeEntities(normal) : normal);
  }

  /** Position after the markup at `start`; `start` itself when its end has not come yet. */
  #markup(buffer: string, start: number): number {
    switch (buffer.charCodeAt(start + 1)) {
      case 0x2f /* / */:
        return this.#closeTag(buffer, start);
      case 0x21 /* ! */:
        return this.#declaration(buffer, start);
      case 0x3f /* ? */:
        this.#mode = 'instruction';
        return start + 2;
      default:
        return this.#openTag(buffer, start);
    }
  }

  #openTag(buffer: string, start: number): number {
    let nameEnd = -1;
    let at = start + 1;
    for (; ; at += 1) {
      const code = buffer.charCodeAt(at);
      if (code === 0x3e /* > */) break;
      if (code === 0x22 /* " */ || code === 0x27 /* ' */) {
        at = buffer.indexOf(code === 0x22 ? '"' : "'", at + 1);
        if (at === -1) return start;
      } else if (code === 0x3c /* < */) {
        throw this.#malformed('has a tag without an end');
      } else if (nameEnd === -1 && (code <= 0x20 || code === 0x2f) /* space or / */) {
        nameEnd = at;
      } else if (Number.isNaN(code)) {
        return start;
      }
    }
    const empty = buffer.charCodeAt(at - 1) === 0x2f;
    const end = empty ? at - 1 : at;
    const name = buffer.slice(start + 1, nameEnd === -1 ? end : nameEnd);
    this.#opened(name, nameEnd === -1 ? '' : buffer.slice(nameEnd, end));
    if (empty) this.#closed(name);
    return at + 1;
  }

  #closeTag(buffer: string, start: number): number {
    const end = buffer.indexOf('>', start);
    if (end === -1) return start;
    this.#closed(buffer.slice(start + 2, end).trimEnd());
    return end + 1;
  }

  #declaration(buffer: string, start: number): number {
    const cdata = '<![CDATA[';
    if (buffer.startsWith('<!--', start)) {
      this.#mode = 'comment';
      return start + 4;
    }
    if (buffer.startsWith(cdata, start) && this.#open.length > 0) {
      this.#mode = 'cdata';
      return start + cdata.length;
    }
    if (buffer.length - start < cdata.length) return start;
    throw new YektaError('file.unsafe', `The part ${this.#part} holds a document type or entity declaration.`, {
      remedy: 'No spreadsheet program writes these: open the file in one, if you trust it, and save it again.',
    });
  }

  #opened(name: string, attributes: string): void {
    if (name === '' || (this.#rootSeen && this.#open.length === 0)) throw this.#malformed('is not well-formed');
    if (this.#open.length >= deepestNesting) throw this.#malformed('is nested too deeply');
    this.#rootSeen = true;
    this.#open.push(name);
    this.#handler.open(localName(name), attributes);
  }

  #closed(name: string): void {
    if (this.#open.pop() !== name) throw this.#malformed('has a closing tag that closes nothing');
    this.#handler.close(localName(name));
  }

  #malformed(what: string): YektaError {
    return new YektaError('file.malformed', `The part ${this.#part} ${what}.`, {
      remedy: 'Open the file in a spreadsheet program, let it repair the file, and save it again.',
    });
  }
}

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
};

/** XML 1.0, section 2.11. */
const normalizeLineEnds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

/** Where text may be cut at the end of a chunk: not inside a reference, nor between CR and LF. */
function textCut(buffer: string, from: number): number {
  const tail = Math.max(from, buffer.length - longestReference);
  const ampersand = buffer.slice(tail).lastIndexOf('&');
  if (ampersand !== -1 && !buffer.includes(';', tail + ampersand)) return tail + ampersand;
  return buffer.length > from && buffer.endsWith('\r') ? buffer.length - 1 : buffer.length;
}
