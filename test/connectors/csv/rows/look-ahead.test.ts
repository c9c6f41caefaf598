import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RowScanner } from '../../../../connectors/csv/rows/row-scanner.ts';
import type { LayoutMemo } from '../../../../pipeline/ports/source-reader.ts';

const dialect = { delimiter: ',', quote: '"' };
const width = 3;

interface Stretch {
  readonly text: string;
  readonly rows: readonly string[];
}

interface Scanned {
  /** Line and text of each row and broken row. */
  readonly found: readonly (readonly [number, string])[];
  /** The rows that stand together in lines of their own, a few at a time. */
  readonly stretches: readonly Stretch[];
  readonly passed: number;
}

/** The text in chunks that end at the given places. */
function scan(text: string, cuts: readonly number[], known: readonly Stretch[] | null): Scanned {
  const bytes = Buffer.from(text);
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  const scanner = new RowScanner(dialect, width, 0, known === null ? null : memoOf(known));
  const found: [number, string][] = [];
  const stretches: Stretch[] = [];
  let passed = 0;
  for (const [index, end] of ends.entries()) {
    // Memory of chunks is used again, as that of files is.
    const chunk = Buffer.from(bytes.subarray(ends[index - 1] ?? 0, end));
    const block = scanner.push(chunk, index === ends.length - 1);
    let together: string[] = [];
    let [from, next] = [0, -1];
    for (const [row, start] of block.starts.entries()) {
      const line = block.lines[row]!;
      if (block.known[row]! > 0) {
        const { rows } = known![block.memos[row]!]!;
        for (const [at, each] of rows.entries()) found.push([line + at, each]);
        passed += rows.length;
        continue;
      }
      const rowText = block.bytes.toString('utf8', start, block.ends[row]!);
      found.push([line, rowText]);
      if (block.nexts[row] === 0) continue;
      if (start !== next || together.length === 3) [together, from] = [[], start];
      together.push(rowText);
      next = block.nexts[row]!;
      if (together.length > 1) stretches.push({ text: block.bytes.toString('utf8', from, next), rows: [...together] });
    }
    found.push(
      ...block.broken.map((row): [number, string] => [row.line, block.bytes.toString('utf8', row.start, row.end)]),
    );
  }
  return { found: found.sort(([a], [b]) => a - b), stretches, passed };
}

/** Like the real one, it tells stretches by their beginning as long as the rest has not come. */
const memoOf = (known: readonly Stretch[]): Pick<LayoutMemo, 'lookAhead'> => ({
  lookAhead: (text, at) => {
    const start = Buffer.from(text.subarray(at)).toString('latin1');
    const memo = known.findIndex((each) => Buffer.from(each.text).toString('latin1').startsWith(start.slice(0, 5)));
    const stretch = known[memo];
    if (stretch === undefined || start.length < 5) return null;
    const whole = Buffer.from(stretch.text).toString('latin1');
    return start.length < whole.length || start.startsWith(whole)
      ? { length: whole.length, rows: stretch.rows.length, memo }
      : null;
  },
});

const line = fc.oneof(
  { arbitrary: fc.constantFrom('1,a,b', '2,cc,d', '3,ی,e', '4,"f",g', '5,"h,i",j', ',,'), weight: 6 },
  { arbitrary: fc.constantFrom('7,n', '9,"p"q,r'), weight: 4 },
  fc.constantFrom('', '6,"k\nl",m', '8,"o', '10,s,t,u', '\ufeff1,a,b', '"\n', 'v"'),
);
const lineEnd = fc.oneof({ arbitrary: fc.constant('\n'), weight: 9 }, fc.constantFrom('\r\n', '\r', ''));
const lines = fc.array(fc.tuple(line, lineEnd), { maxLength: 40 }).map((all) => all.flat().join(''));

test('rows that are known together are passed over, and all others are found as if none were', () => {
  let passed = 0;
  fc.assert(
    fc.property(lines, lines, fc.array(fc.nat(), { maxLength: 4 }), (first, second, cuts) => {
      const plain = scan(first + second, cuts, null);
      const { stretches } = scan(first, [], null);
      const ahead = scan(first + second, cuts, stretches);
      expect(ahead.found).toEqual(plain.found);
      passed += ahead.passed;
    }),
    { numRuns: 4_000 },
  );
  expect(passed).toBeGreaterThan(1_000);
});

test('rows stand together that are whole and one to a line', () => {
  const stretchesOf = (text: string) => scan(text, [], null).stretches.map(({ rows }) => rows);
  expect(stretchesOf('1,a,b\n2,"c",d\r\n')).toEqual([['1,a,b', '2,"c",d']]);
  for (const between of ['7,n\n', '8,o,p,q\n', '\n', '9,"r\ns",t\n', '9,r,s\r', '"u"v,w,x\n'])
    expect(stretchesOf(`1,a,b\n${between}2,c,d\n`)).toEqual([]);
});
