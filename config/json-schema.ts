import { z } from 'zod';
import { yektaFile } from './schema/yekta-file.ts';

/** Text of the published JSON Schema of yekta.yaml; draft 7, which editors know best. */
export function jsonSchemaText(): string {
  const { $schema, ...schema } = z.toJSONSchema(yektaFile, {
    target: 'draft-07',
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return `${JSON.stringify({ $schema, title: 'Yekta configuration', ...schema }, null, 2)}\n`;
}
