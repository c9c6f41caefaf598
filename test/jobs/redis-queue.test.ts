import { afterAll } from '@jest/globals';
import { Redis } from 'ioredis';
import { describeStepQueue } from '../conformance/step-queue.ts';
import { withServer } from '../support/require-server.ts';

withServer('YEKTA_TEST_REDIS_URL', (redisUrl) => {
  const redis = new Redis(redisUrl);
  afterAll(() => redis.quit());

  describeStepQueue('the queue in Redis', () => ({
    locate: (project) => ({ project, databaseUrl: '', redisUrl }),
    storedJobs: async (project) => {
      const prefix = `bull:yekta-${project}:`;
      const jobs = (await redis.keys(`${prefix}*`)).filter((key) =>
        /^[0-9a-f-]{36}$|^\d+$/.test(key.slice(prefix.length)),
      );
      return Promise.all(jobs.map(async (key) => JSON.stringify(await redis.hgetall(key))));
    },
    loseAll: async () => {
      await redis.flushdb();
    },
  }));
});
