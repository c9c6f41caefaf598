/** Source text reduced to what imports are made of. */
export interface Tokenized {
  /** The code with comments blanked and every literal replaced by `"<index>"`; line breaks are kept. */
  readonly code: string;
  /** Contents of string and template literals, by index. */
  readonly literals: readonly string[];
}

/**
 * Separates code from comments, strings, templates and regular expressions, so that an import that is only mentioned in one
 * of them is not taken for one. Code inside `${...}` of a template stays code.
 */
export function tokenize(source: string): Tokenized {
  const literals: string[] = [];
  let code = '';
  let at = 0;
  /** For each open `${`, the number of braces open inside it. */
  const templates: number[] = [];

  const addLiteral = (content: string): void => {
    code += `"${literals.length}"${'\n'.repeat(content.split('\n').length - 1)}`;
    literals.push(content);
  };
  const readTemplate = (): void => {
    const start = at;
    while (at < source.length && source[at] !== '`' && !source.startsWith('${', at)) at += source[at] === '\\' ? 2 : 1;
    addLiteral(source.slice(start, at));
    if (source[at] === '`') {
      at++;
    } else {
      at += 2;
      templates.push(0);
      code += '+(';
    }
  };

  while (at < source.length) {
    const char = source[at]!;
    const comment = commentAt(source, at);
    if (comment > 0) {
      code += source.slice(at, at + comment).replace(/[^\n]/g, ' ');
      at += comment;
    } else if (char === '"' || char === "'") {
      const end = closingQuote(source, at);
      addLiteral(source.slice(at + 1, end));
      at = end + 1;
    } else if (char === '`') {
      at++;
      readTemplate();
    } else if (char === '/' && startsRegex(code)) {
      addLiteral('');
      at = closingSlash(source, at) + 1;
    } else if (char === '}' && templates.at(-1) === 0) {
      templates.pop();
      code += ')+';
      at++;
      readTemplate();
    } else {
      if (templates.length > 0 && char === '{') templates[templates.length - 1]!++;
      if (templates.length > 0 && char === '}') templates[templates.length - 1]!--;
      code += char;
      at++;
    }
  }
  return { code, literals };
}

/** Length of the comment that starts at the place; 0 when none does. */
function commentAt(source: string, at: number): number {
  if (source.startsWith('//', at)) return endOf(source, '\n', at) - at;
  if (source.startsWith('/*', at)) return Math.min(endOf(source, '*/', at + 2) + 2, source.length) - at;
  return 0;
}

function endOf(source: string, mark: string, from: number): number {
  const end = source.indexOf(mark, from);
  return end < 0 ? source.length : end;
}

function closingQuote(source: string, open: number): number {
  let at = open + 1;
  while (at < source.length && source[at] !== source[open] && source[at] !== '\n') at += source[at] === '\\' ? 2 : 1;
  return at;
}

function closingSlash(source: string, open: number): number {
  let inClass = false;
  let at = open + 1;
  while (at < source.length && source[at] !== '\n' && (inClass || source[at] !== '/')) {
    if (source[at] === '[') inClass = true;
    if (source[at] === ']') inClass = false;
    at += source[at] === '\\' ? 2 : 1;
  }
  return at;
}

/** A slash divides after a value, and starts a regular expression anywhere else. */
function startsRegex(codeBefore: string): boolean {
  const before = codeBefore.trimEnd();
  if (/(?:^|[^\w$.])(?:return|typeof|case|in|of|do|else|void|delete|throw|new|await|yield)$/.test(before)) return true;
  return !/[\w$)\]}"]$/.test(before);
}
