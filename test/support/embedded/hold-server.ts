/* A process of its own that opens the embedded server of a state folder, tells its address, and leaves when asked to. */
import { once } from 'node:events';
import { openEmbeddedServer } from '../../../warehouse/embedded/embedded-server.ts';

const server = await openEmbeddedServer(process.argv[2] ?? '');
process.stdout.write(`${server.urlOf('postgres')}\n`);
await once(process.stdin, 'data');
await server.release();
process.exit();
