import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Starts a server for one handler, hands over its address, and always closes it. */
export async function withServer<T>(handler: RequestListener, work: (url: string) => Promise<T>): Promise<T> {
  return withListening(createServer(handler), 'http', work);
}

export async function withListening<T>(server: Server, scheme: string, work: (url: string) => Promise<T>): Promise<T> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`${scheme}://localhost:${(server.address() as AddressInfo).port}`);
  } finally {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  }
}

export function answerJson(...[, response]: Parameters<RequestListener>): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"یکتا"}');
}
