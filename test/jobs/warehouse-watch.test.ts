import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { YektaError } from '../../config/errors/yekta-error.ts';
import { watchWarehouse } from '../../jobs/warehouse-watch.ts';
import type { RunStore } from '../../pipeline/ports/run-store.ts';

const answering = (list: () => Promise<[]>) => ({ runs: { list } as unknown as RunStore });
const away = async () => {
  throw new YektaError('warehouse.unreachable', 'It is not there.');
};

describe('a worker that watches its warehouse', () => {
  test('gives up when it stays away', async () => {
    const watching = watchWarehouse(answering(away), new AbortController().signal, { interval: 1, away: 20 });
    await expect(watching).rejects.toMatchObject({ code: 'warehouse.unreachable' });
  });

  test('stays when it is slow, away for a short time, or a statement fails', async () => {
    const patience = { interval: 1, away: 1_000 };
    const stopping = new AbortController();
    const answers = [
      away,
      async () => [],
      () => sleep(patience.away + 100).then(away),
      () => Promise.reject(new Error('a statement failed')),
      away,
    ] as (() => Promise<[]>)[];
    const list = async (): Promise<[]> => {
      const answer = answers.shift();
      if (answers.length === 0) stopping.abort();
      return answer === undefined ? [] : answer();
    };
    await watchWarehouse(answering(list), stopping.signal, patience);
    expect(answers).toEqual([]);
  });
});
