/** Fails when an import goes against the arrows or round in a cycle: `node --import tsx test/support/boundaries/cli.ts [root]`. */
import { fileURLToPath } from 'node:url';
import { findViolations } from './find-violations.ts';

const root = process.argv[2] ?? fileURLToPath(new URL('../../../', import.meta.url));
const violations = findViolations(root);
for (const violation of violations) console.error(violation);
if (violations.length > 0) process.exitCode = 1;
