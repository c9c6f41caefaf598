import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, Worker } from 'node:worker_threads';
import { describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../../examples/package-root.ts';

// A sync does all the work itself where a thread's program is missing or does not load: nobody would notice.
describe('programs of threads beside the bundled command', () => {
  const program = (name: string): URL => pathToFileURL(join(packageRoot, 'dist', 'bin', name));

  test('the helper of a sync reads the configuration when it is told to open the project', async () => {
    const { port2 } = new MessageChannel();
    const thread = new Worker(program('sync-helper.js'), {
      workerData: { configFile: join(packageRoot, 'no', 'such.yaml'), port: port2, concurrency: 1 },
      transferList: [port2],
    });
    thread.postMessage('open');
    const [error] = await once(thread, 'error');
    expect(error).toMatchObject({ code: 'config.not_found' });
  });

  test.each(['match-thread.js', 'crew-helper.js'])('%s loads, and misses what it is to work on', async (name) => {
    const thread = new Worker(program(name), { workerData: {} });
    const [error] = await once(thread, 'error');
    expect(String(error)).toMatch(/^TypeError: .*undefined/);
  });
});
