import { Socket } from 'node:net';
import pg from 'pg';
import { type ServerAddress, untilGone } from './server-watch.ts';

interface WatchedServer {
  /** The open ones of this thread. */
  readonly sockets: Set<Socket>;
  readonly watching: AbortController;
}

const servers = new Map<string, WatchedServer>();

/**
 * Makes the sockets of pg clients (their option `stream`) that connect to this server. All that are open are destroyed when the
 * server is gone: processes that hang after their main process was killed neither answer nor end a connection.
 */
export function watchedSockets(connectionString: string): () => Socket {
  return () => {
    const socket = new Socket();
    socket.once('connect', () => watch(socket, connectionString));
    return socket;
  };
}

function watch(socket: Socket, connectionString: string): void {
  const address = addressOf(connectionString);
  const key = JSON.stringify(address);
  const server = servers.get(key) ?? { sockets: new Set(), watching: new AbortController() };
  server.sockets.add(socket);
  socket.once('close', () => {
    server.sockets.delete(socket);
    if (server.sockets.size > 0) return;
    server.watching.abort();
    servers.delete(key);
  });
  if (servers.has(key)) return;
  servers.set(key, server);
  void untilGone(address, connectionString, server.watching.signal).then((gone) => {
    if (gone) for (const open of server.sockets) open.destroy(connectionLost());
  });
}

/** The driver tells where a connection string, or what it leaves out, leads to. */
function addressOf(connectionString: string): ServerAddress {
  const { host, port } = new pg.Client({ connectionString });
  return host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
}

/** As if the server had ended the connection. */
const connectionLost = (): Error =>
  Object.assign(new Error('The server of this connection is gone.'), { code: 'ECONNRESET' });
