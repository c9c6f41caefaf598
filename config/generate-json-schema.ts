/** Writes yekta.schema.json beside this file; run it after a change of the schema: `node --import tsx config/generate-json-schema.ts`. */
import { writeFileSync } from 'node:fs';
import { jsonSchemaText } from './json-schema.ts';

writeFileSync(new URL('./yekta.schema.json', import.meta.url), jsonSchemaText());
