import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { untilGone } from '../../../warehouse/db/server-watch.ts';
import { databaseOf } from '../../../warehouse/opened.ts';
import { useWarehouses } from '../../support/with-warehouse.ts';

/** Long enough for a busy machine to answer within two. */
const INTERVAL = 400;

const warehouses = useWarehouses();
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A port on which `serve` gets what connects. */
async function listen(serve: (client: Socket) => void) {
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client.on('error', () => undefined));
    serve(client);
  });
  closing.push(() => {
    server.close();
    for (const client of clients) client.destroy();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, clients, refuse: () => void server.close() };
}

function watch(port: number, connectionString: string, interval: number) {
  const stopping = new AbortController();
  closing.push(() => stopping.abort());
  let ended: boolean | null = null;
  const gone = untilGone({ host: '127.0.0.1', port }, connectionString, stopping.signal, interval);
  void gone.then((value) => {
    ended = value;
  });
  return { gone, ended: () => ended, stop: () => stopping.abort() };
}

describe('watching a server', () => {
  test('one that refuses new connections and answers on old ones lives; when it does neither it is gone', async () => {
    const warehouse = await warehouses.fresh();
    const url = new URL(warehouse.databaseUrl);
    const upstream = Number(url.port);
    const proxy = await listen((client) => {
      const server = connect(upstream, '127.0.0.1').on('error', () => undefined);
      client.pipe(server).pipe(client);
      client.on('close', () => server.destroy());
    });
    url.port = String(proxy.port);
    const { gone, ended } = watch(proxy.port, url.href, INTERVAL);
    await untilWatched(databaseOf(warehouse).pool);
    proxy.refuse();
    await sleep(6 * INTERVAL);
    expect(ended()).toBeNull();

    for (const client of proxy.clients) client.unpipe().pause();
    expect(await gone).toBe(true);
  });

  test('one that takes connections and never answers is not gone', async () => {
    const { port } = await listen((client) => client.pause());
    const { gone, ended, stop } = watch(port, `postgres://u:p@127.0.0.1:${port}/d`, 5);
    await sleep(300);
    expect(ended()).toBeNull();
    stop();
    expect(await gone).toBe(false);
  });
});

async function untilWatched(pool: { query: (text: string) => Promise<{ rowCount: number | null }> }): Promise<void> {
  const watching = `select from pg_stat_activity where application_name = 'yekta watch' and state = 'idle'`;
  while ((await pool.query(watching)).rowCount === 0) await sleep(50);
}
