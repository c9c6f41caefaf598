import { join } from 'node:path';
import { generateAtlas } from './generate.ts';

/** `npx tsx examples/atlas/cli.ts [folder] [seed]`: writes the example company, by default into data/ beside this file. */
const [folder = join(import.meta.dirname, 'data'), seed = 'atlas'] = process.argv.slice(2);
await generateAtlas({ folder, seed });
console.log(`The example company is in ${folder}.`);
