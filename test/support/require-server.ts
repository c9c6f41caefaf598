import { test } from '@jest/globals';

/** Servers that tests may fill and empty at will, by the environment variable that holds their address. */
export type ServerVariable = 'YEKTA_TEST_DATABASE_URL' | 'YEKTA_TEST_REDIS_URL';

/**
 * Defines tests that need a server. Without its address they are skipped with a message, or fail when
 * YEKTA_TEST_REQUIRE_ALL=1 says that every server has to be there.
 */
export function withServer(variable: ServerVariable, define: (url: string) => void): void {
  const url = process.env[variable];
  if (url) define(url);
  else if (process.env.YEKTA_TEST_REQUIRE_ALL === '1')
    test(`${variable} is set`, () => {
      throw new Error(`${variable} has to be the address of a server: YEKTA_TEST_REQUIRE_ALL=1 asks for all tests.`);
    });
  else test.skip(`needs a server: set ${variable} to its address`, () => {});
}
