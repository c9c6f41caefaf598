import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { findProblems } from '../../config/checks/find-problems.ts';
import { yektaFile } from '../../config/schema/yekta-file.ts';
import { resolveReferences } from '../../config/yaml/env-references.ts';
import { parseYamlFile } from '../../config/yaml/yaml-file.ts';

const valid = {
  version: 1,
  project: 'atlas',
  sources: {
    sales: {
      connector: 'excel',
      location: ['a.xlsx'],
      key: ['کد'],
      fields: { full_name: 'نام', phone: ['a', 'b'], birth_date: { column: 'c', calendar: 'jalali' } },
    },
    support: {
      connector: 'zendesk',
      url: `\${URL}`,
      credentials: { email: `\${SECRET}`, token: `\${SECRET}` },
      streams: { users: { fields: { city: 'x', phone: null } } },
    },
  },
  customer: { fields: { balance: { type: 'amount', label: { en: 'a', fa: 'b' } } } },
  survivorship: { default: ['first_valid', { source_priority: ['sales'] }], city: [{ follow: 'address' }] },
  matching: { thresholds: { link: 0.9 }, fields: { phone: { m: { exact: 0.5 } } } },
  limits: { file_size: '5 MB' },
};
const env = { URL: 'https://atlas.example', SECRET: 'hunter2-secret' };

type Tree = Readonly<Record<string, unknown>>;

/** Every way into the tree. */
function pathsOf(node: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof node !== 'object' || node === null) return [path];
  return [path, ...Object.entries(node).flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

function replaceAt(node: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = Array.isArray(node) ? [...(node as unknown[])] : { ...(node as Tree) };
  (copy as Record<string, unknown>)[key] = replaceAt((node as Tree)[key], rest, value);
  return copy;
}

/** What `loadConfig` does between reading and resolving. */
function check(text: string) {
  const yaml = parseYamlFile(text, 'yekta.yaml');
  const references = resolveReferences(yaml.value, env);
  const parsed = yektaFile.safeParse(references.value);
  const problems = findProblems(yaml.value, references, parsed.error?.issues ?? []);
  return { parsed, problems, lines: problems.map(({ path }) => yaml.lineOf(path)) };
}

test('the file that the others are made from is valid', () => {
  expect(check(stringify(valid)).problems).toEqual([]);
});

test('whatever stands at one place of a file, it is accepted or described, on a line of the file, without secrets', () => {
  const secret = fc.constant(`\${SECRET}`);
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    secret,
    fc.array(secret),
    fc.dictionary(fc.constant('const'), secret),
  );
  fc.assert(
    fc.property(fc.constantFrom(...pathsOf(valid)), anything, (path, value) => {
      const text = stringify(replaceAt(valid, path, value));
      const { parsed, problems, lines } = check(text);
      if (!parsed.success) expect(problems).not.toEqual([]);
      const { length } = text.split('\n');
      for (const [i, { message }] of problems.entries()) {
        expect(message).toMatch(/\S/);
        expect(message).not.toMatch(/\n|expected undefined|\[object|Invalid input|hunter2/);
        expect(lines[i]).toBeGreaterThan(0);
        expect(lines[i]).toBeLessThanOrEqual(length);
      }
    }),
    { numRuns: 150 },
  );
});
