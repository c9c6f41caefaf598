import { expect, test } from '@jest/globals';
import { readRuntimeEnv } from '../../config/runtime-env.ts';

test('servers come from the environment, and empty variables count as not set', () => {
  const databaseUrl = 'postgres://localhost/yekta';
  expect(readRuntimeEnv({ DATABASE_URL: databaseUrl, REDIS_URL: '', OTHER: 'x' })).toEqual({ databaseUrl });
  expect(readRuntimeEnv({})).toEqual({});
});
