import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { zendeskDataSchema } from './data.ts';
import { startZendeskServer } from './server.ts';

/**
 * `node --import tsx examples/zendesk-server/main.ts --data objects.json --port 4010`
 *
 * Serves a JSON file `{"users": [...], "organizations": [...], "tickets": [...]}` until it is stopped.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string', default: '4010' },
    email: { type: 'string', default: 'admin@example.com' },
    token: { type: 'string', default: 'example-token' },
    /** 0: no limit. */
    'requests-per-minute': { type: 'string', default: '0' },
  },
});
if (values.data === undefined) {
  console.error('--data <file> is missing: a JSON file with the lists users, organizations and tickets.');
  process.exit(2);
}

const requests = Number(values['requests-per-minute']);
const server = await startZendeskServer({
  data: zendeskDataSchema.parse(JSON.parse(await readFile(values.data, 'utf8'))),
  port: Number(values.port),
  credentials: { email: values.email, token: values.token },
  ...(requests > 0 ? { rateLimit: { requests, windowMs: 60_000 } } : {}),
});
console.log(`Example server (not Zendesk) at ${server.url}, for ${values.email}. Ctrl-C stops it.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
