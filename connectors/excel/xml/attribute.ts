import { decodeEntities } from './entities.ts';

/**
 * Value of an attribute in the raw attribute text of a tag; undefined when it is not there. Names are compared without
 * namespace prefix: none of the attributes that Yekta reads has a namesake in another namespace on the same element.
 */
export function attribute(attributes: string, name: string): string | undefined {
  let at = 0;
  for (;;) {
    const equals = attributes.indexOf('=', at);
    if (equals === -1) return undefined;
    let start = equals + 1;
    while (attributes.charCodeAt(start) <= 0x20) start += 1;
    const quote = attributes.charAt(start);
    if (quote !== '"' && quote !== "'") return undefined;
    const end = attributes.indexOf(quote, start + 1);
    if (end === -1) return undefined;
    if (endsWithName(attributes, at, equals, name)) {
      const value = attributes.slice(start + 1, end);
      return value.includes('&') ? decodeEntities(value) : value;
    }
    at = end + 1;
  }
}

/** Whether the text between two positions is the name after white space or a prefix, and before white space. */
function endsWithName(attributes: string, from: number, to: number, name: string): boolean {
  let end = to;
  while (end > from && attributes.charCodeAt(end - 1) <= 0x20) end -= 1;
  const start = end - name.length;
  if (start < from || !attributes.startsWith(name, start)) return false;
  const before = start === from ? 0x20 : attributes.charCodeAt(start - 1);
  return before <= 0x20 || before === 0x3a; /* : */
}

/** `1` and `true` are true in every boolean attribute of a workbook. */
export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';
