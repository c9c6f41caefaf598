import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { jsonSchemaText } from '../../config/json-schema.ts';

interface SchemaNode {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly [key: string]: unknown;
}

/** Every property of the schema with its path, at any depth. */
function propertiesOf(node: unknown, path = ''): readonly (readonly [string, SchemaNode])[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = Object.entries((node as SchemaNode).properties ?? {});
  return [
    ...own.map(([name, property]) => [`${path}/${name}`, property] as const),
    ...Object.entries(node).flatMap(([name, child]) => propertiesOf(child, `${path}/${name}`)),
  ];
}

const published = readFileSync(new URL('../../config/yekta.schema.json', import.meta.url), 'utf8');

describe('the published JSON Schema', () => {
  test('is what the schema of the code gives; else run config/generate-json-schema.ts', () => {
    expect(published).toBe(jsonSchemaText());
  });

  test('describes every key', () => {
    const properties = propertiesOf(JSON.parse(published));
    expect(properties.length).toBeGreaterThan(80);
    expect(properties.filter(([, { description }]) => !description?.endsWith('.')).map(([path]) => path)).toEqual([]);
  });

  test('allows no unknown key in the file itself', () => {
    expect(JSON.parse(published)).toMatchObject({
      additionalProperties: false,
      required: ['version', 'project', 'sources'],
    });
  });

  test('asks for environment references where credentials stand', () => {
    const secrets = propertiesOf(JSON.parse(published)).filter(([path]) => path.endsWith('/token'));
    expect(secrets).toHaveLength(1);
    const pattern = new RegExp(String(secrets[0]![1].pattern), 'u');
    expect(pattern.test(`\${ZENDESK_TOKEN}`)).toBe(true);
    expect(pattern.test('hunter2')).toBe(false);
  });
});
