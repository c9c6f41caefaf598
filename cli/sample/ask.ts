import { emitKeypressEvents } from 'node:readline';
import type { ReadStream } from 'node:tty';
import type { Label } from '../evaluate/read-labels.ts';

/** What a person answers to a pair: a label, or the wish to stop. */
export type Answer = Label | 'quit';

/** Keys that answer; s, d, u and q, also where they lie on a Persian keyboard. */
const answers: Readonly<Record<string, Answer>> = {
  s: 'same',
  س: 'same',
  d: 'different',
  ی: 'different',
  u: 'unsure',
  ع: 'unsure',
  q: 'quit',
  ض: 'quit',
};

/** Waits for a key that answers; Ctrl-C and the end of the input quit. */
export function ask(terminal: ReadStream): Promise<Answer> {
  emitKeypressEvents(terminal);
  terminal.setRawMode(true);
  terminal.resume();
  return new Promise((resolve) => {
    const settle = (answer: Answer): void => {
      terminal.off('keypress', onKey);
      terminal.off('end', onEnd);
      terminal.setRawMode(false);
      terminal.pause();
      resolve(answer);
    };
    const onKey = (text: string | undefined, key: { readonly ctrl?: boolean; readonly name?: string }): void => {
      const answer = key.ctrl === true && key.name === 'c' ? 'quit' : answers[(text ?? '').toLowerCase()];
      if (answer !== undefined) settle(answer);
    };
    const onEnd = (): void => settle('quit');
    terminal.on('keypress', onKey);
    terminal.on('end', onEnd);
  });
}
