/** Settings of the machine rather than of the project; read from the environment here and nowhere else. */
export interface RuntimeEnv {
  /** Postgres server; absent: the embedded Postgres. */
  readonly databaseUrl?: string;
  /** Redis server for the queues; absent: the queues live in Postgres. */
  readonly redisUrl?: string;
}

/** Reads the runtime settings. An empty variable counts as not set. */
export function readRuntimeEnv(env: NodeJS.ProcessEnv = process.env): RuntimeEnv {
  return {
    ...(env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL } : {}),
    ...(env.REDIS_URL ? { redisUrl: env.REDIS_URL } : {}),
  };
}
