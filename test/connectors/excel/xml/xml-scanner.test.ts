import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { undecodable } from '../../../../connectors/excel/archive/xml-decoder.ts';
import { attribute } from '../../../../connectors/excel/xml/attribute.ts';
import { XmlScanner } from '../../../../connectors/excel/xml/xml-scanner.ts';

type Event = readonly [kind: 'open' | 'text' | 'close', value: string];

/** Neighbouring texts are one text, however they were cut. */
function addEvent(events: [string, string][], kind: Event[0], value: string): void {
  const last = events.at(-1);
  if (kind === 'text' && last?.[0] === 'text') last[1] += value;
  else events.push([kind, value]);
}

function scan(chunks: readonly string[]): readonly (readonly [string, string])[] {
  const events: [string, string][] = [];
  const scanner = new XmlScanner('part.xml', {
    open: (name) => addEvent(events, 'open', name),
    text: (text) => addEvent(events, 'text', text),
    close: (name) => addEvent(events, 'close', name),
  });
  for (const chunk of chunks) scanner.write(chunk);
  scanner.end();
  return events;
}

/** The same events by another parser. */
function oracle(xml: string): readonly (readonly [string, string])[] {
  const events: [string, string][] = [];
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  const parser = new SaxesParser({ xmlns: false });
  let depth = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    depth += 1;
    addEvent(events, 'open', local(name));
  });
  parser.on('text', (text) => {
    if (depth > 0 && text !== '') addEvent(events, 'text', text);
  });
  parser.on('cdata', (text) => {
    if (text !== '') addEvent(events, 'text', text);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    addEvent(events, 'close', local(name));
  });
  parser.write(xml).close();
  return events;
}

function cut(text: string, at: readonly number[]): readonly string[] {
  const places = [...new Set(at.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((start, index) => text.slice(start, places[index]));
}

const toXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const text = fc
  .string({ unit: fc.constantFrom('a', ' ', '\r', '\n', '&', '<', '>', ']', 'ی', '\u200c', '😀', '"', "'", '#') })
  .map(toXml);
const name = fc.constantFrom('c', 'v', 'row', 'x:c', 'x14ac:y', 'نام');
const attributes = fc
  .uniqueArray(fc.tuple(fc.constantFrom('r', 's', 'x:t', 'نام'), text), { selector: ([key]) => key, maxLength: 3 })
  .map((list) => list.map(([key, value]) => ` ${key} = "${value.replace(/"/g, '&quot;')}"`).join(''));
const leaf = fc.oneof(
  text,
  fc.constantFrom('&#x06cc;', '&#1740;', '&#x1F600;', '&apos;', '<!-- a < b > - -->', '<?pi a > b?>'),
  text.map((content) => `<![CDATA[${content.replaceAll(']]&gt;', '')}<&>]]>`),
);
const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  content: fc.oneof({ depthSize: 'small' }, leaf, tie('element')),
  element: fc
    .tuple(name, attributes, fc.array(tie('content'), { maxLength: 5 }))
    .map(([tag, list, content]) =>
      content.length === 0 ? `<${tag}${list}/>` : `<${tag}${list}>${content.join('')}</${tag} >`,
    ),
}));

describe('XmlScanner', () => {
  test('finds what another parser finds, wherever the text is cut', () => {
    fc.assert(
      fc.property(element, fc.array(fc.nat(), { maxLength: 30 }), (root, places) => {
        const xml = `<?xml version="1.0"?>\n${root}\n`;
        expect(scan(cut(xml, places))).toEqual(oracle(xml));
      }),
      { numRuns: 300 },
    );
  });

  test('one character at a time', () => {
    const xml = '<a x=">"><b/>&amp;ی&#x6cc;<![CDATA[]]]]><!-- - --></a>';
    expect(scan([...xml])).toEqual([
      ['open', 'a'],
      ['open', 'b'],
      ['close', 'b'],
      ['text', '&یی]]'],
      ['close', 'a'],
    ]);
  });

  test.each(['&unknown;', '&', '&#xD800;', '&#0;', '&#x110000;', '&constructor;'])(
    'marks the reference %s as undecodable',
    (reference) => {
      for (const chunks of [[`<a>x${reference} y</a>`], [...`<a>x${reference} y</a>`]]) {
        expect(scan(chunks)[1]).toEqual(['text', `x${undecodable} y`]);
      }
    },
  );

  test.each([
    ['<a></b>', 'file.malformed'],
    ['<a></a></a>', 'file.malformed'],
    ['<a/><b/>', 'file.malformed'],
    ['text', 'file.malformed'],
    ['<a <b/></a>', 'file.malformed'],
    ['< a/>', 'file.malformed'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'file.unsafe'],
    ['<a><!ENTITY b "c"></a>', 'file.unsafe'],
    ['', 'file.truncated'],
    ['<?xml version="1.0"?>', 'file.truncated'],
    ['<a><b></b>', 'file.truncated'],
    ['<a><b', 'file.truncated'],
    ['<a/><!-- open', 'file.truncated'],
    ['<a>&am', 'file.truncated'],
  ])('refuses %j as %s', (xml, code) => {
    expect(() => scan([xml])).toThrow(expect.objectContaining({ code }));
    expect(() => scan([...xml])).toThrow(expect.objectContaining({ code }));
  });
});

test.each([
  ['nesting deeper than any workbook has', '<a>'.repeat(101)],
  ['a tag that never ends', `<a b="${'x'.repeat(70_000)}`],
])('XmlScanner refuses %s', (_, xml) => {
  expect(() => scan([xml])).toThrow(expect.objectContaining({ code: 'file.malformed' }));
});

describe('attribute', () => {
  test('finds a value by its name without prefix', () => {
    const attributes = ` sheetId='3' x:id = "rId&quot;1" name="a=b id='no'"\n r="A1"`;
    expect(attribute(attributes, 'id')).toBe('rId"1');
    expect(attribute(attributes, 'sheetId')).toBe('3');
    expect(attribute(attributes, 'name')).toBe("a=b id='no'");
    expect(attribute(attributes, 'r')).toBe('A1');
    expect(attribute(attributes, 'Id')).toBeUndefined();
  });

  test.each([' r=A1 s="2"', ' r="A1', ' r', ' =', ''])('gives nothing for broken text %j', (broken) => {
    expect(attribute(broken, 's')).toBeUndefined();
  });
});
