import { connect, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Where a server takes connections: a port, or a socket in the file system. */
export type ServerAddress = { readonly host: string; readonly port: number } | { readonly path: string };

const INTERVAL = 4_000;
/** So many looks in a row find nobody. */
const REFUSALS = 3;

/**
 * Looks at a server again and again. True when it is gone: nobody takes connections at its address any more, and nobody answers
 * on one that was open before (a firewall may refuse new connections to a server that lives). A server that does not answer, for
 * however long, is not gone: it may be busy, paused or out of reach. False when the signal aborts.
 *
 * @param interval milliseconds between two looks
 */
export async function untilGone(
  server: ServerAddress,
  connectionString: string,
  signal: AbortSignal,
  interval = INTERVAL,
): Promise<boolean> {
  let witness: Witness | null = null;
  let refusals = 0;
  try {
    while (refusals < REFUSALS) {
      await sleep(interval, undefined, { ref: false, signal });
      if (await isRefused(server)) {
        refusals += 1;
        witness?.ask(() => {
          refusals = 0;
        });
      } else {
        refusals = 0;
        if (witness === null || witness.isLost()) witness = callWitness(connectionString);
      }
    }
    return true;
  } catch {
    return false;
  } finally {
    witness?.end();
  }
}

/** True when nobody listens at the address. */
function isRefused(server: ServerAddress): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect({ ...server, timeout: INTERVAL }).unref();
    const end = (refused: boolean) => {
      resolve(refused);
      probe.destroy();
    };
    probe.on('connect', () => end(false));
    probe.on('timeout', () => end(false));
    // A name may stand for several addresses, of which each has its own error.
    probe.on('error', (error: NodeJS.ErrnoException & { readonly errors?: readonly NodeJS.ErrnoException[] }) =>
      end((error.errors ?? [error]).every(({ code }) => code === 'ECONNREFUSED')),
    );
  });
}

/** An idle connection to ask whether a server lives that takes no new ones. */
interface Witness {
  readonly ask: (onAnswer: () => void) => void;
  readonly isLost: () => boolean;
  readonly end: () => void;
}

function callWitness(connectionString: string): Witness {
  const socket = new Socket();
  const client = new pg.Client({ connectionString, application_name: 'yekta watch', stream: () => socket });
  client.on('error', () => undefined);
  let last: Promise<unknown> = client.connect();
  last.catch(() => undefined);
  return {
    ask: (onAnswer) => {
      last = last.then(() => client.query('select')).then(onAnswer);
      last.catch(() => undefined);
    },
    isLost: () => socket.destroyed,
    // Not politely: a server that hangs would never hear it.
    end: () => socket.destroy(),
  };
}
