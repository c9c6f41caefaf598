import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { NextPart } from '../pipeline/ports/sharing.ts';

/** So many parts are asked for ahead: who hands them out has work of its own, and answers in between. */
const AHEAD = 2;

type Answer = Awaited<ReturnType<NextPart>>;

/** Hands the parts of a task out to whoever has the other port. */
export function handOut(next: NextPart): { readonly taker: MessagePort; readonly end: () => void } {
  const { port1, port2 } = new MessageChannel();
  const end = () => port1.close();
  port1.on('message', () => {
    next().then((part) => port1.postMessage(part, part === null ? [] : [part.buffer]), end);
  });
  port1.unref();
  return { taker: port2, end };
}

/** The parts that the other end of the port hands out. Asking fails when that ends it. */
export function partsFrom(port: MessagePort): NextPart {
  const asked: Promise<Answer>[] = [];
  const waiting: { resolve: (part: Answer) => void; reject: (error: Error) => void }[] = [];
  let hasEnded = false;
  port.on('message', (part: Answer) => waiting.shift()?.resolve(part));
  port.once('close', () => {
    hasEnded = true;
    for (const { reject } of waiting.splice(0)) reject(noMore());
  });
  port.unref();
  const ask = (): Promise<Answer> => {
    const answer = new Promise<Answer>((resolve, reject) => {
      if (hasEnded) return reject(noMore());
      waiting.push({ resolve, reject });
      port.postMessage('next');
    });
    // A failure is met when its turn comes; until then it must not count as unhandled.
    answer.catch(() => {});
    return answer;
  };
  return () => {
    while (asked.length <= AHEAD) asked.push(ask());
    return asked.shift()!;
  };
}

const noMore = () => new Error('the thread that reads the parts hands out no more');
