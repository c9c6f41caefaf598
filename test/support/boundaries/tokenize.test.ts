import { describe, expect, test } from '@jest/globals';
import { scanImports } from './scan-imports.ts';
import { tokenize } from './tokenize.ts';

const specifiers = (source: string) => scanImports(source).map(({ specifier }) => specifier);

describe('imports are found', () => {
  test.each([
    ['named', "import { a } from './a.ts';"],
    ['default and namespace', "import a, * as b from './a.ts';"],
    ['side effect', "import './a.ts';"],
    ['over several lines', "import {\n  a,\n  type B,\n} from './a.ts';"],
    ['re-export', "export { a } from './a.ts';"],
    ['re-export of all', "export * from './a.ts';"],
    ['re-export as a namespace', "export * as a from './a.ts';"],
    ['type', "import type { A } from './a.ts';"],
    ['dynamic', "const a = await import('./a.ts');"],
    ['dynamic with a template', 'const a = await import(`./a.ts`);'],
    ['inside a template', `const a = \`x \${await import('./a.ts')} y\`;`],
    ['after a regular expression with quotes', "const a = /['\"`]/.test(b);\nimport './a.ts';"],
    ['after a division', "const a = b / c; const d = e / f; import './a.ts';"],
    ['module of a worker', "new Worker(new URL('./a.ts', import.meta.url));"],
    ['double quotes, no semicolon', 'import { a } from "./a.ts"'],
  ])('%s', (_, source) => {
    expect(specifiers(source)).toEqual(['./a.ts']);
  });
});

describe('what only looks like an import is not one', () => {
  test.each([
    ['line comment', "// import './a.ts';"],
    ['block comment', "/** import { a } from './a.ts'; */"],
    ['string', 'const a = "import \'./a.ts\';";'],
    ['template', "const a = `import './a.ts';`;"],
    ['text with an escaped quote', "const a = 'it\\'s import \"./a.ts\"';"],
    ['regular expression', "const a = /import '.\\/a.ts'/;"],
    ['exported text', "export const from = './a.ts';"],
    ['address of a data file', "new URL('./a.json', import.meta.url);"],
    ['method called import', "loader.import = './a.ts';"],
  ])('%s', (_, source) => {
    expect(specifiers(source)).toEqual([]);
  });
});

test('lines and type-only imports are told', () => {
  const source = "/*\n*/\nimport type { A } from './a.ts';\n\nexport { b } from './b.ts';\n";
  expect(scanImports(source)).toEqual([
    { specifier: './a.ts', line: 3, typeOnly: true },
    { specifier: './b.ts', line: 5, typeOnly: false },
  ]);
});

test('braces inside a template do not end it', () => {
  const { code, literals } = tokenize(`\`a\${{ b: { c: '}' } }}d\` + e`);
  expect(literals).toEqual(['a', '}', 'd']);
  expect(code).toContain('+ e');
});
