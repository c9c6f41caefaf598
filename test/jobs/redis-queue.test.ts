import { afterAll } from '@jest/globals';
import { Redis } from 'ioredis';
import { describeQueuedSync } from '../conformance/queued-sync.ts';
import { describeStepQueue, type QueueServer } from '../conformance/step-queue.ts';
import { withServer } from '../support/require-server.ts';

withServer('YEKTA_TEST_REDIS_URL', (redisUrl) => {
  const redis = new Redis(redisUrl);
  afterAll(() => redis.quit());

  const server = (): QueueServer => ({
    locate: (project) => ({ project, databaseUrl: '', redisUrl }),
    storedJobs: async (project) => {
      const prefix = `bull:yekta-${project}:`;
      const jobs = (await redis.keys(`${prefix}*`)).filter((key) =>
        /^[0-9a-f-]{36}$|^\d+$/.test(key.slice(prefix.length)),
      );
      return Promise.all(jobs.map(async (key) => JSON.stringify(await redis.hgetall(key))));
    },
    loseJobs: async () => {
      await redis.flushdb();
    },
    loseAll: async () => {
      await redis.flushdb();
    },
  });
  describeStepQueue('the queue in Redis', server);
  describeQueuedSync('the queue in Redis', server);
});
