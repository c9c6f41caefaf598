import { setTimeout as sleep } from 'node:timers/promises';

/** Statements of several actors that use one database at once, one at a time. */
export interface Turns {
  /**
   * Does a statement of an actor when its turn comes; at once when nobody runs.
   *
   * @param connection process id of the connection's backend
   */
  readonly inTurn: <T>(actor: string, connection: number, statement: () => Promise<T>) => Promise<T>;
  /** Lets actors work to their ends. Throws what one of them threw, when all have ended. */
  readonly run: (works: Readonly<Record<string, () => Promise<void>>>, choose: Choose) => Promise<void>;
}

/** Which of the actors goes next, of those that could. */
export type Choose = (ready: readonly string[]) => string;

interface Actor {
  /** Statements that wait for their turn, by their connections. */
  readonly waiting: { readonly connection: number; readonly begin: () => void }[];
  /** Connections whose statement has begun. */
  readonly atWork: Set<number>;
  hasEnded: boolean;
}

/** A statement that takes longer, in milliseconds, may be waiting for a lock: the server is asked. */
const PATIENCE = 20;

/**
 * Orders statements as somebody chooses: the next one begins when the one before has ended, or waits for a lock of another
 * actor. The same choices give the same order, however fast the machine is.
 *
 * @param isBlocked whether a connection waits for a lock
 */
export function createTurns(isBlocked: (connection: number) => Promise<boolean>): Turns {
  let actors: ReadonlyMap<string, Actor> = new Map();
  let tellChange = () => {};

  /** Returns when each actor waits for its turn or for a lock, or has ended. */
  const settled = async (): Promise<void> => {
    for (;;) {
      const change = new Promise<true>((resolve) => {
        tellChange = () => resolve(true);
      });
      if ([...actors.values()].every(isWaiting)) return;
      if (await Promise.race([change, sleep(PATIENCE, false)])) continue;
      if (await isEveryoneStuck()) return;
    }
  };
  const isEveryoneStuck = async (): Promise<boolean> => {
    for (const actor of actors.values()) {
      if (isWaiting(actor)) continue;
      if (actor.atWork.size === 0) return false;
      for (const connection of actor.atWork) if (!(await isBlocked(connection))) return false;
    }
    return true;
  };

  return {
    inTurn: async (name, connection, statement) => {
      const actor = actors.get(name);
      if (actor === undefined || actor.hasEnded) return statement();
      await new Promise<void>((begin) => {
        actor.waiting.push({ connection, begin });
        tellChange();
      });
      try {
        return await statement();
      } finally {
        actor.atWork.delete(connection);
        tellChange();
      }
    },
    run: async (works, choose) => {
      actors = new Map(
        Object.keys(works).map((name) => [name, { waiting: [], atWork: new Set<number>(), hasEnded: false }]),
      );
      const ends = Object.entries(works).map(async ([name, work]) => {
        const actor = actors.get(name)!;
        await work().finally(() => {
          actor.hasEnded = true;
          tellChange();
        });
      });
      // Of several that fail the first is told; the others are not left without a listener.
      const ended = Promise.allSettled(ends);
      for (;;) {
        await settled();
        const ready = [...actors].filter(([, { waiting }]) => waiting.length > 0).map(([name]) => name);
        if (ready.length > 0) begin(actors.get(choose(ready))!);
        else if ([...actors.values()].every(({ hasEnded }) => hasEnded)) break;
        // All wait for locks: the server ends that.
        else await sleep(PATIENCE);
      }
      actors = new Map();
      await ended;
      await Promise.all(ends);
    },
  };
}

const isWaiting = ({ waiting, atWork, hasEnded }: Actor): boolean =>
  hasEnded || (waiting.length > 0 && atWork.size === 0);

function begin({ waiting, atWork }: Actor): void {
  const { connection, begin: start } = waiting.shift()!;
  atWork.add(connection);
  start();
}
